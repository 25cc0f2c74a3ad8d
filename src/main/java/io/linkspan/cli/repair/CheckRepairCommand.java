package io.linkspan.cli.repair;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
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
        try (Repair repair = Repair.open(desk, options)) {
            CheckReport report = repair.draft().check(new CheckPrinter(desk.output()));
            desk.output().document(CheckDocument.of(report));
            desk.output().say(CheckPrinter.verdict(report));
            return (report.verdict() == Verdict.READY ? Exit.DONE : Exit.BLOCKED).code();
        }
    }
}
