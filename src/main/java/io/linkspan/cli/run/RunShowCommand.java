package io.linkspan.cli.run;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.Marks;
import io.linkspan.plan.report.RunDocument;
import io.linkspan.plan.run.History;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code run show}: the steps of one run and how each ended. */
@Command(name = "show", description = "Shows the steps of a run; without an id, of the only unfinished one.", mixinStandardHelpOptions = true)
public final class RunShowCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "ID")
    private @Nullable String id;

    public RunShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        History run = desk.run(Optional.ofNullable(id));
        RunDocument document = RunDocument.of(run, desk.runs().outcome(run)).reported(desk.runs().report(run.run()));
        desk.output().document(document);
        desk.output().say("Run " + document.run() + ": " + document.task() + " " + document.link() + ", " + document.outcome() + ". Begun " + document.startedAt() + " by " + document.operator() + ".");
        document.steps().forEach(step -> desk.output().say("  " + Marks.of(step.outcome()) + " " + step.title() + (step.kept() == null ? "" : " – kept: " + step.kept()) + (step.found().isEmpty() ? "" : " – " + step.found())));
        run.interruption().ifPresent(interruption -> desk.output().say(interruption.words()));
        if (document.problem() != null) {
            desk.output().say((run.left().isEmpty() ? "Stopped by: " : "Left to do: ") + document.problem().text() + System.lineSeparator() + "  " + document.problem().next());
        }
        if (document.report() != null) {
            desk.output().say("Report: " + document.report());
        }
        return Exit.DONE.code();
    }
}
