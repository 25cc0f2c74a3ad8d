package io.linkspan.cli.link;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.cli.desk.Runner;
import io.linkspan.cli.desk.Scripting;
import io.linkspan.plan.task.RemoveDraft;
import io.linkspan.script.ScriptFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code script remove}: what {@code link remove} would do, as a script. */
@Command(name = "remove", description = "Writes out what link remove would do; changes nothing.", mixinStandardHelpOptions = true)
public final class ScriptRemoveCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private final RemoveOptions options = new RemoveOptions();

    @Mixin
    private final Scripting scripting = new Scripting();

    public ScriptRemoveCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        ScriptFormat _ = scripting.format();
        try (Opened<RemoveDraft> removal = options.open(desk)) {
            RemoveDraft draft = removal.draft();
            return runner.whenReady(draft.task().link(), draft.check(_ -> { }), draft::plan, plan -> scripting.give(plan, desk)).code();
        }
    }
}
