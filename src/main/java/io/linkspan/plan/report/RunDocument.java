package io.linkspan.plan.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.Interruption;
import io.linkspan.plan.run.ProblemDocument;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A run as JSON: what a task prints at its end, and <code>run show</code> later. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunDocument(String run, String task, String link, String outcome, String startedAt, String operator, List<StepLine> steps, @Nullable ProblemDocument problem,
                          @Nullable String report, List<Todo> aftercare, @Nullable InterruptionLine interruption) {

    /**
     * One step of it.
     *
     * @param kept  why what it made stayed when the run was taken back
     * @param found what it measured that people look for later: where a backup is and what it holds, what a forced failover lost
     */
    public record StepLine(String id, String title, String outcome, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String kept, @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> found) {

        private static final List<String> TOLD = List.of("saved.", "loss.");

        static StepLine of(History history, Step step) {
            Map<String, String> found = new TreeMap<>(history.facts(step));
            found.keySet().removeIf(name -> TOLD.stream().noneMatch(name::startsWith));
            return new StepLine(step.id(), step.title(), history.outcome(step).word(), history.kept(step).orElse(null), found);
        }
    }

    /** How long nobody could write, at most. */
    public record InterruptionLine(String from, @Nullable String to, @Nullable Double seconds) {

        static InterruptionLine of(Interruption interruption) {
            return new InterruptionLine(interruption.from().toString(), interruption.to().map(Object::toString).orElse(null), interruption.lasted().map(time -> time.toMillis() / 1000.0).orElse(null));
        }
    }

    /** Something that it leaves to be done by hand. */
    public record Todo(String id, String title, String found, String doneWhen) {
    }

    public static RunDocument of(RunResult result) {
        RunDocument document = of(result.history(), result.outcome());
        return new RunDocument(document.run, document.task, document.link, document.outcome, document.startedAt, document.operator, document.steps,
                result.problem().map(ProblemDocument::of).orElse(null), null, document.aftercare, document.interruption);
    }

    public static RunDocument of(History history, RunOutcome outcome) {
        List<StepLine> steps = history.plan().steps().stream().map(step -> StepLine.of(history, step)).toList();
        return new RunDocument(history.run(), history.plan().task(), history.plan().link().value(), outcome.word(), history.startedAt().toString(), history.operator().toString(),
                steps, history.problem().orElse(null), null, history.plan().aftercare().stream().map(item -> new Todo(item.id(), item.title(), item.found(), item.doneWhen())).toList(),
                history.interruption().map(InterruptionLine::of).orElse(null));
    }

    /** This, and where the page is that the run left for people. */
    public RunDocument reported(Optional<Path> page) {
        return new RunDocument(run, task, link, outcome, startedAt, operator, steps, problem, page.map(Path::toString).orElse(null), aftercare, interruption);
    }
}
