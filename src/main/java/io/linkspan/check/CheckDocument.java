package io.linkspan.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.linkspan.model.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The results of a task's checks as JSON. */
public record CheckDocument(String task, String verdict, List<Line> checks) {

    /** One check. What was not measured is null. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Line(String id, String title, String side, String outcome, String severity, @Nullable String measured, @Nullable String required, @Nullable String why, String manual,
                       List<String> repair) {

        public static Line of(CheckResult result) {
            return switch (result.outcome()) {
                case Outcome.Passed passed -> line(result, passed.measured(), passed.required(), null, List.of());
                case Outcome.Warned warned -> line(result, warned.measured(), warned.required(), warned.why(), List.of());
                case Outcome.Failed failed -> line(result, failed.measured(), failed.required(), failed.why(), failed.repairs());
                case Outcome.Skipped skipped -> line(result, null, null, skipped.reason(), List.of());
                case Outcome.Broke broke -> line(result, null, null, sentence(broke.problem()), List.of());
            };
        }

        private static Line line(CheckResult result, @Nullable String measured, @Nullable String required, @Nullable String why, List<String> repair) {
            Check check = result.check();
            return new Line(check.id(), check.title(), check.side().id(), result.outcome().word(), check.severity().name().toLowerCase(Locale.ROOT), measured, required, why, check.manual(), repair);
        }

        private static String sentence(Problem problem) {
            return "Could not be measured: " + problem.text() + (problem.next().isEmpty() ? "" : " " + problem.next());
        }
    }

    public static CheckDocument of(CheckReport report) {
        return new CheckDocument(report.task(), report.verdict().word(), report.results().stream().map(Line::of).toList());
    }
}
