package io.linkspan.cli.link;

import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.plan.task.RemoveDraft;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check remove}: whether a link can be removed without harm. */
@Command(name = "remove", description = "Checks whether a link can be removed without harm.", mixinStandardHelpOptions = true)
public final class CheckRemoveCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private final RemoveOptions options = new RemoveOptions();

    public CheckRemoveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (Opened<RemoveDraft> removal = options.open(desk)) {
            CheckPrinter printer = new CheckPrinter(desk.output());
            return printer.end(removal.draft().check(printer)).code();
        }
    }
}
