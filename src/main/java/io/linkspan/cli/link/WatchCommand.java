package io.linkspan.cli.link;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.LinkDocument;
import io.linkspan.cli.desk.Marks;
import io.linkspan.cli.desk.Output;
import io.linkspan.model.Problem;
import io.linkspan.monitor.Verdict;
import io.linkspan.monitor.Watch;
import io.linkspan.plan.run.ProblemDocument;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code watch}: the health of every link, once or as a stream. */
@Command(name = "watch", description = "Watches the health of every link.", mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {

    private final Desk desk;

    @Option(names = "--once", description = "Looks once; the exit code is the verdict.")
    private boolean once;

    @Option(names = "--interval", paramLabel = "S", defaultValue = "10", description = "Seconds between two looks.")
    private int interval;

    public WatchCommand(Desk desk) {
        this.desk = desk;
    }

    private record Document(String verdict, List<LinkDocument> links, List<LinkDocument.FindingDocument> findings, List<ProblemDocument> problems) {
    }

    @Override
    public Integer call() {
        if (interval < 1) {
            return desk.output().problem(Problem.usage("interval", "The interval is a whole number of seconds, at least 1.", "Give another.")).code();
        }
        return desk.reading(reader -> {
            Watch watch = Watch.once(reader, desk.tools().clock());
            show(watch);
            while (!once && rested()) {
                watch = watch.again(reader, desk.tools().clock());
                show(watch);
            }
            return exit(watch).code();
        });
    }

    private boolean rested() {
        try {
            desk.tools().pause().of(Duration.ofSeconds(interval));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void show(Watch watch) {
        String verdict = watch.verdict().name().toLowerCase(Locale.ROOT);
        desk.output().document(new Document(verdict, watch.links().stream().map(link -> LinkDocument.brief(link.snapshot())).toList(),
                watch.links().stream().flatMap(link -> link.diagnosis().findings().stream().map(finding -> LinkDocument.FindingDocument.of(link.snapshot(), finding))).toList(),
                watch.problems().stream().map(ProblemDocument::of).toList()));
        desk.output().say("%s  %s, %d links".formatted(desk.tools().clock().instant(), verdict, watch.links().size()));
        watch.links().forEach(link -> {
            desk.output().say("  %s %-20s %s".formatted(Marks.of(link.diagnosis().verdict().name().toLowerCase(Locale.ROOT)), link.snapshot().name(), link.snapshot().state().words()));
            link.diagnosis().findings().forEach(finding -> desk.output().say("      " + Marks.line(finding)));
        });
        watch.problems().forEach(problem -> desk.output().warn(Output.words(problem)));
    }

    private static Exit exit(Watch watch) {
        return !watch.answered() ? Exit.UNREACHABLE : watch.verdict() == Verdict.HEALTHY ? Exit.DONE : Exit.UNHEALTHY;
    }
}
