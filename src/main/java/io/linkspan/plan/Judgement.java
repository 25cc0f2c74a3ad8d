package io.linkspan.plan;

import io.linkspan.plan.Reading.Difference;
import io.linkspan.plan.Template.Late;
import io.linkspan.plan.Template.Secret;
import io.linkspan.plan.Template.Text;
import io.linkspan.plan.Want.Otherwise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From the values found to a reading. Pure. */
public final class Judgement {

    private Judgement() {
    }

    /**
     * Holds what was found against what is wanted; conflicting outweighs broken, then running, then absent.
     *
     * @param found the value of a field as text, empty for NULL or absent
     * @param facts late facts by name
     */
    public static Reading of(List<Want> wants, Map<String, String> keeps, Function<String, Optional<String>> found, Map<String, String> facts) {
        Map<Otherwise, List<Difference>> differences = new HashMap<>();
        for (Want want : wants) {
            String wanted = switch (want.value()) {
                case Text text -> text.text();
                case Late late -> facts.get(late.fact());
                case Secret secret -> throw new IllegalStateException("a probe cannot compare the secret " + secret.name());
            };
            Optional<String> value = found.apply(want.field());
            if (!value.map(v -> want.comparison().holds(v, wanted)).orElse(want.comparison().holdsWithoutValue())) {
                differences.computeIfAbsent(value.isEmpty() ? want.missing() : want.other(), _ -> new ArrayList<>())
                        .add(new Difference(want.what(), value.map(Judgement::brief).orElse("not there"), brief(wanted)));
            }
        }
        if (differences.containsKey(Otherwise.CONFLICTING)) {
            return new Reading.Conflicting(differences.get(Otherwise.CONFLICTING));
        }
        if (differences.containsKey(Otherwise.BROKEN)) {
            return new Reading.Broken(words(differences.get(Otherwise.BROKEN)));
        }
        if (differences.containsKey(Otherwise.RUNNING)) {
            return new Reading.Running(words(differences.get(Otherwise.RUNNING)));
        }
        if (differences.containsKey(Otherwise.ABSENT)) {
            return new Reading.Absent();
        }
        Map<String, String> kept = new HashMap<>();
        keeps.forEach((field, fact) -> found.apply(field).ifPresent(value -> kept.put(fact, value)));
        return new Reading.Matching(kept);
    }

    private static String words(List<Difference> differences) {
        return differences.stream().map(Difference::toString).collect(Collectors.joining("; "));
    }

    /** Keys and certificates are long; people compare the beginning. */
    private static String brief(String value) {
        return value.length() > 80 ? value.substring(0, 40) + "… (" + value.length() + " characters)" : value;
    }
}
