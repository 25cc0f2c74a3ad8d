package io.linkspan.cli.rehearse;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.cli.desk.Runner;
import io.linkspan.cli.desk.Scripting;
import io.linkspan.plan.task.rehearse.RehearseDraft;
import io.linkspan.script.ScriptFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code script rehearse}: what {@code link rehearse} would do, as a script. */
@Command(name = "rehearse", description = "Writes out what link rehearse would do; changes nothing.", mixinStandardHelpOptions = true)
public final class ScriptRehearseCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private final RehearseOptions options = new RehearseOptions();

    @Mixin
    private final Scripting scripting = new Scripting();

    public ScriptRehearseCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        ScriptFormat _ = scripting.format();
        try (Opened<RehearseDraft> rehearsal = options.open(desk)) {
            RehearseDraft draft = rehearsal.draft();
            return runner.whenReady(draft.task().link(), draft.check(_ -> { }), draft::plan, plan -> scripting.give(plan, desk)).code();
        }
    }
}
