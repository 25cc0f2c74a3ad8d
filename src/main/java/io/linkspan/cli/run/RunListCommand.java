package io.linkspan.cli.run;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.Output;
import io.linkspan.plan.run.Runs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code run list}: every run that this state folder remembers, latest first. */
@Command(name = "list", description = "Lists earlier runs, latest first.", mixinStandardHelpOptions = true)
public final class RunListCommand implements Callable<Integer> {

    private final Desk desk;

    public RunListCommand(Desk desk) {
        this.desk = desk;
    }

    private record Line(String id, String task, String link, String outcome, String startedAt, int left) {

        String word() {
            return outcome + (left == 0 ? "" : ", " + left + " left");
        }
    }

    @Override
    public Integer call() {
        Runs runs = desk.runs();
        Runs.Found found = runs.found();
        List<Line> lines = found.runs().stream()
                .map(run -> new Line(run.run(), run.plan().task(), run.plan().link().value(), runs.outcome(run).word(), run.startedAt().toString(), run.left().size())).toList();
        desk.output().document(Map.of("runs", lines));
        found.damaged().forEach(damaged -> desk.output().warn(Output.words(damaged.problem())));
        if (lines.isEmpty() && found.damaged().isEmpty()) {
            desk.output().say("No runs yet in " + desk.home().folder() + ".");
        }
        lines.forEach(line -> desk.output().say("%-50s %-12s %-14s %s".formatted(line.id(), line.word(), line.task(), line.link())));
        return Exit.DONE.code();
    }
}
