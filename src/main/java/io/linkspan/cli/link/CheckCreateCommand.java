package io.linkspan.cli.link;

import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.link.LinkEnds;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check create}: whether a link can be made. */
@Command(name = "create", description = "Checks whether a database can be linked to an instance.", mixinStandardHelpOptions = true)
public final class CheckCreateCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private final CreateOptions options = new CreateOptions();

    public CheckCreateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        try (LinkEnds ends = options.ends(desk)) {
            CheckPrinter printer = new CheckPrinter(desk.output());
            return printer.end(options.read(desk, ends).check(printer)).code();
        }
    }
}
