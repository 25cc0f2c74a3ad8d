package io.linkspan.cli.local;

import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Opened;
import io.linkspan.plan.task.local.LocalFailoverDraft;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check failover-local}: whether the group under a link can move to a node. */
@Command(name = "failover-local", description = "Checks whether the availability group under a link can move to a node.", mixinStandardHelpOptions = true)
public final class CheckFailoverLocalCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private final LocalOptions options = new LocalOptions();

    public CheckFailoverLocalCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (Opened<LocalFailoverDraft> local = options.open(desk)) {
            CheckPrinter printer = new CheckPrinter(desk.output());
            return printer.end(local.draft().check(printer)).code();
        }
    }
}
