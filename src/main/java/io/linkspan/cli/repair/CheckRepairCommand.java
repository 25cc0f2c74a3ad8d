package io.linkspan.cli.repair;

import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.plan.task.repair.RepairDraft;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check repair}: what each side of a link with two primaries has, and whether it can be repaired. */
@Command(name = "repair", description = "Checks whether a link with two primaries can be repaired.", mixinStandardHelpOptions = true)
public final class CheckRepairCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private final RepairOptions options = new RepairOptions();

    public CheckRepairCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (Opened<RepairDraft> repair = options.open(desk)) {
            CheckPrinter printer = new CheckPrinter(desk.output());
            return printer.end(repair.draft().check(printer)).code();
        }
    }
}
