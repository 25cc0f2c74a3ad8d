package io.linkspan.cli.link;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.LinkDocument;
import io.linkspan.cli.desk.Marks;
import io.linkspan.model.Observed;
import io.linkspan.monitor.Verdict;
import io.linkspan.monitor.Watch;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code link show}: the facts of both sides, each with its time of reading, and what they mean. */
@Command(name = "show", description = "Shows a link from both sides, and what is wrong with it.", mixinStandardHelpOptions = true)
public final class LinkShowCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(paramLabel = "NAME")
    private String name = "";

    public LinkShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Watch.Link link = desk.link(name);
        LinkDocument document = LinkDocument.full(link.snapshot(), link.diagnosis().findings());
        desk.output().document(document);
        desk.output().say("%s: %s. Database %s on %s, linked to %s.".formatted(document.name(), document.state(), document.database(), document.server(), document.instance()));
        side("SQL Server", link.snapshot().sqlServer(), document.sqlServer());
        side("Managed instance", link.snapshot().managedInstance(), document.managedInstance());
        side("Azure", link.snapshot().resource(), document.azure());
        link.diagnosis().findings().forEach(finding -> desk.output().say("  " + Marks.line(finding)));
        return (link.diagnosis().verdict() == Verdict.HEALTHY ? Exit.DONE : Exit.UNHEALTHY).code();
    }

    private <T> void side(String title, Observed<Optional<T>> seen, @Nullable Map<String, Object> facts) {
        boolean none = seen.is(Optional::isEmpty);
        desk.output().say("  " + title + (none ? " has no such link" : ""));
        if (facts != null && !none) {
            facts.forEach((fact, value) -> desk.output().say("    %-24s %s".formatted(fact, value)));
        }
    }
}
