package io.linkspan.plan.run;

import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import org.jspecify.annotations.Nullable;

/** A problem as JSON documents and journals write it. */
public record ProblemDocument(String kind, @Nullable String side, String code, @Nullable Integer number, String text, String raw, String next) {

    public static ProblemDocument of(Problem problem) {
        return new ProblemDocument(problem.kind().name(), problem.side().map(Side::id).orElse(null), problem.code(),
                problem.number().isPresent() ? problem.number().getAsInt() : null, problem.text(), problem.raw(), problem.next());
    }
}
