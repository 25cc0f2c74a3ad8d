package io.linkspan.cli.local;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.cli.desk.Runner;
import io.linkspan.cli.desk.Scripting;
import io.linkspan.plan.task.local.LocalFailoverDraft;
import io.linkspan.script.ScriptFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code script failover-local}: what {@code link failover-local} would do, as a script. */
@Command(name = "failover-local", description = "Writes out what link failover-local would do; changes nothing.", mixinStandardHelpOptions = true)
public final class ScriptFailoverLocalCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private final LocalOptions options = new LocalOptions();

    @Mixin
    private final Scripting scripting = new Scripting();

    public ScriptFailoverLocalCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        ScriptFormat _ = scripting.format();
        try (Opened<LocalFailoverDraft> local = options.open(desk)) {
            LocalFailoverDraft draft = local.draft();
            return runner.whenReady(draft.task().link(), draft.check(_ -> { }), draft::plan, plan -> scripting.give(plan, desk)).code();
        }
    }
}
