package io.linkspan.ui.failover;

import io.linkspan.check.Limit;
import io.linkspan.check.Limits;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The limits of readiness as they are typed: judged like those of the command line. While one is wrong, those hold that were right before. On the FX thread. */
final class LimitTexts {

    private final Map<Limit, StringProperty> typed = new EnumMap<>(Limit.class);
    private final ReadOnlyObjectWrapper<Limits> limits = new ReadOnlyObjectWrapper<>(Limits.USUAL);
    private final ReadOnlyObjectWrapper<Optional<Problem>> wrong = new ReadOnlyObjectWrapper<>(Optional.empty());

    LimitTexts() {
        Arrays.stream(Limit.values()).forEach(limit -> typed.put(limit, new SimpleStringProperty(String.valueOf(limit.usual()))));
        typed.values().forEach(text -> text.subscribe((_, _) -> judge()));
    }

    private void judge() {
        try {
            Limits now = Limits.of(typed.entrySet().stream().collect(Collectors.toMap(entry -> entry.getKey().id(), entry -> entry.getValue().get())));
            wrong.set(Optional.empty());
            limits.set(now);
        } catch (ProblemException e) {
            wrong.set(Optional.of(e.problem()));
        }
    }

    /** All as usual again. */
    void reset() {
        typed.forEach((limit, text) -> text.set(String.valueOf(limit.usual())));
    }

    /** Options of the command line for those that are not as usual. */
    List<String> options() {
        return Arrays.stream(Limit.values()).filter(limits.get().changed()::containsKey).flatMap(limit -> List.of("--limit", limit.id() + "=" + limits.get().get(limit)).stream()).toList();
    }

    StringProperty typed(Limit limit) {
        return Objects.requireNonNull(typed.get(limit));
    }

    ReadOnlyObjectProperty<Limits> limits() {
        return limits.getReadOnlyProperty();
    }

    /** What is wrong with what is typed. */
    ReadOnlyObjectProperty<Optional<Problem>> wrong() {
        return wrong.getReadOnlyProperty();
    }

    /** The same in words; an empty text where nothing is. */
    String whyNot() {
        return wrong.get().map(problem -> problem.text() + " " + problem.next()).orElse("");
    }
}
