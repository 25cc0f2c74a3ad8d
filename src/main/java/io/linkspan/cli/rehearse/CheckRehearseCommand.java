package io.linkspan.cli.rehearse;

import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.plan.task.rehearse.RehearseDraft;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check rehearse}: whether a link can be rehearsed. */
@Command(name = "rehearse", description = "Checks whether a link can be rehearsed on a copy.", mixinStandardHelpOptions = true)
public final class CheckRehearseCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private final RehearseOptions options = new RehearseOptions();

    public CheckRehearseCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (Opened<RehearseDraft> rehearsal = options.open(desk)) {
            CheckPrinter printer = new CheckPrinter(desk.output());
            return printer.end(rehearsal.draft().check(printer)).code();
        }
    }
}
