package io.linkspan.cli.link;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Runner;
import io.linkspan.cli.desk.Scripting;
import io.linkspan.link.LinkEnds;
import io.linkspan.plan.task.CreateDraft;
import io.linkspan.script.ScriptFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code script create}: what {@code link create} would do, as a script. */
@Command(name = "create", description = "Writes out what link create would do; changes nothing.", mixinStandardHelpOptions = true)
public final class ScriptCreateCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private final CreateOptions options = new CreateOptions();

    @Mixin
    private final Scripting scripting = new Scripting();

    public ScriptCreateCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        ScriptFormat _ = scripting.format();
        try (LinkEnds ends = options.ends(desk)) {
            CreateDraft draft = options.read(desk, ends);
            return runner.whenReady(draft.task().spec().name(), draft.check(_ -> { }), draft::plan, plan -> scripting.give(plan, desk)).code();
        }
    }
}
