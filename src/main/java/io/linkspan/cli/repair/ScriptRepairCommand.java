package io.linkspan.cli.repair;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.cli.desk.Runner;
import io.linkspan.cli.desk.Scripting;
import io.linkspan.plan.task.repair.RepairDraft;
import io.linkspan.script.ScriptFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code script repair}: what {@code link repair} would do, as a script. */
@Command(name = "repair", description = "Writes out what link repair would do; changes nothing.", mixinStandardHelpOptions = true)
public final class ScriptRepairCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private final RepairOptions options = new RepairOptions();

    @Mixin
    private final Scripting scripting = new Scripting();

    public ScriptRepairCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        ScriptFormat _ = scripting.format();
        try (Opened<RepairDraft> repair = options.open(desk)) {
            RepairDraft draft = repair.draft();
            return runner.whenReady(draft.task().link(), draft.check(_ -> { }), draft::plan, plan -> scripting.give(plan, desk)).code();
        }
    }
}
