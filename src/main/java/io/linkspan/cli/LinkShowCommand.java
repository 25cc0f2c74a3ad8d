package io.linkspan.cli;

import io.linkspan.model.Finding;
import io.linkspan.model.Problem;
import io.linkspan.monitor.Verdict;
import io.linkspan.monitor.Watch;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code link show}: the facts of both sides, each with its time of reading, and what they mean. */
@Command(name = "show", description = "Shows a link from both sides, and what is wrong with it.", mixinStandardHelpOptions = true)
final class LinkShowCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(paramLabel = "NAME")
    private String name = "";

    LinkShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Watch watch = desk.reading(reader -> Watch.once(reader, desk.tools().clock()));
        Watch.Link link = watch.links().stream().filter(l -> l.snapshot().name().value().equalsIgnoreCase(name)).findFirst().orElseThrow(() -> unknown(watch, name).exception());
        LinkDocument document = LinkDocument.full(link.snapshot(), link.diagnosis().findings());
        desk.output().document(document);
        desk.output().say("%s: %s. Database %s on %s, linked to %s.".formatted(document.name(), document.state(), document.database(), document.server(), document.instance()));
        side("SQL Server", document.sqlServer());
        side("Managed instance", document.managedInstance());
        side("Azure", document.azure());
        for (Finding finding : link.diagnosis().findings()) {
            desk.output().say("  " + Marks.of(finding.severity().name().toLowerCase(Locale.ROOT)) + " " + finding.text() + (finding.next().isEmpty() ? "" : " " + finding.next()));
        }
        return (link.diagnosis().verdict() == Verdict.HEALTHY ? Exit.DONE : Exit.UNHEALTHY).code();
    }

    private void side(String title, @org.jspecify.annotations.Nullable Map<String, Object> facts) {
        desk.output().say("  " + title);
        if (facts != null) {
            facts.forEach((fact, seen) -> desk.output().say("    %-24s %s".formatted(fact, seen)));
        }
    }

    /** A link that nobody shows does not exist only if everybody answered. */
    static Problem unknown(Watch watch, String name) {
        return watch.problems().isEmpty() ? Problem.usage("unknown-link", "There is no link \"" + name + "\" on the machines of this profile.", "List them: linkspan link list.")
                : watch.problems().getFirst();
    }
}
