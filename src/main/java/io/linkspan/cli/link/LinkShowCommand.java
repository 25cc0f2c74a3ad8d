package io.linkspan.cli.link;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.LinkDocument;
import io.linkspan.cli.desk.Marks;
import io.linkspan.monitor.Verdict;
import io.linkspan.monitor.Watch;
import java.util.Map;
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
        side("SQL Server", document.sqlServer());
        side("Managed instance", document.managedInstance());
        side("Azure", document.azure());
        link.diagnosis().findings().forEach(finding -> desk.output().say("  " + Marks.line(finding)));
        return (link.diagnosis().verdict() == Verdict.HEALTHY ? Exit.DONE : Exit.UNHEALTHY).code();
    }

    private void side(String title, @Nullable Map<String, Object> facts) {
        desk.output().say("  " + title);
        if (facts != null) {
            facts.forEach((fact, seen) -> desk.output().say("    %-24s %s".formatted(fact, seen)));
        }
    }
}
