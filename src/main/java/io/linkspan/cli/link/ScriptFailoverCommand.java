package io.linkspan.cli.link;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.cli.desk.Runner;
import io.linkspan.cli.desk.Scripting;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.script.ScriptFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code script failover}: what {@code link failover} would do, as a script. */
@Command(name = "failover", description = "Writes out what link failover would do; changes nothing.", mixinStandardHelpOptions = true)
public final class ScriptFailoverCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private final FailoverOptions options = new FailoverOptions();

    @Mixin
    private final Scripting scripting = new Scripting();

    public ScriptFailoverCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        ScriptFormat _ = scripting.format();
        try (Opened<FailoverDraft> failover = options.open(desk)) {
            FailoverDraft draft = failover.draft();
            return runner.whenReady(draft.task().link(), draft.check(_ -> { }), draft::plan, plan -> scripting.give(plan, desk)).code();
        }
    }
}
