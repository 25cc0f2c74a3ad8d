package io.linkspan.plan.run;

import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A problem as JSON documents and journals write it. */
public record ProblemDocument(String kind, @Nullable String side, String code, @Nullable Integer number, String text, String raw, String next) {

    /** Back again, as a journal brings it. */
    public Problem problem() {
        Optional<Side> where = Stream.of(Side.values()).filter(s -> s.id().equals(side)).findFirst();
        return new Problem(Problem.Kind.valueOf(kind), where, code, number == null ? OptionalInt.empty() : OptionalInt.of(number), text, raw, next);
    }

    public static ProblemDocument of(Problem problem) {
        return new ProblemDocument(problem.kind().name(), problem.side().map(Side::id).orElse(null), problem.code(),
                problem.number().isPresent() ? problem.number().getAsInt() : null, problem.text(), problem.raw(), problem.next());
    }
}
