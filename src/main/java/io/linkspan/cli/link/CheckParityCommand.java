package io.linkspan.cli.link;

import io.linkspan.check.parity.Parity;
import io.linkspan.check.parity.ParityItem;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.model.LinkSnapshot;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code check parity}: whether the other side has the logins, jobs and linked servers that the database uses. */
@Command(name = "parity", description = "Compares the logins, jobs and linked servers that the database uses.", mixinStandardHelpOptions = true)
public final class CheckParityCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private ParityTask task = new ParityTask();

    public CheckParityCommand(Desk desk) {
        this.desk = desk;
    }

    private record Line(String kind, String name, String state, List<String> differences) {
    }

    private record Document(String task, String link, String from, String to, List<Line> objects) {
    }

    @Override
    public Integer call() {
        LinkSnapshot link = task.link(desk);
        Parity parity = task.read(desk, link);
        List<ParityItem> items = parity.items();
        desk.output().document(new Document("parity", link.name().value(), parity.to().other().id(), parity.to().id(),
                items.stream().map(item -> new Line(item.kind().word(), item.name(), item.state().word(), item.differences())).toList()));
        desk.output().say("What the database uses of the " + parity.to().other().words() + ", on the " + parity.to().words() + ": " + parity.words() + ".");
        items.forEach(item -> {
            desk.output().say("  %-9s %-14s %s".formatted(item.state().word(), item.kind().word(), item.name()));
            item.differences().forEach(difference -> desk.output().say("              " + difference));
        });
        desk.output().say("Passwords are not compared. Nothing is copied; linkspan script parity " + link.name() + " writes what is missing.");
        return Exit.DONE.code();
    }
}
