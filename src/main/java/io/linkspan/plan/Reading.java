package io.linkspan.plan;

import io.linkspan.model.Seeding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a probe found in the world at the moment it looked. */
public sealed interface Reading {

    /** Not there. */
    record Absent() implements Reading {
    }

    /**
     * On its way to what the step wants; wait.
     *
     * @param seeding  how far the copy is, while that is what is waited for
     * @param compared what both sides gave, while it is waited for that they give the same
     */
    record Running(String detail, Optional<Seeding> seeding, Optional<Compared> compared) implements Reading {
        public Running(String detail) {
            this(detail, Optional.empty(), Optional.empty());
        }

        Running(String detail, Seeding seeding) {
            this(detail, Optional.of(seeding), Optional.empty());
        }

        Running(String detail, Compared compared) {
            this(detail, Optional.empty(), Optional.of(compared));
        }
    }

    /** There, with every value as wanted. */
    record Matching(Map<String, String> facts) implements Reading {
        public Matching {
            facts = Map.copyOf(facts);
        }
    }

    /** There but of no use: a leftover, to be cleaned first. */
    record Broken(String why) implements Reading {
    }

    /** There, and another than the one wanted: nothing of ours to touch. */
    record Conflicting(List<Difference> differences) implements Reading {
        public Conflicting {
            differences = List.copyOf(differences);
        }
    }

    /** No view shows it. */
    record Unprovable(String why) implements Reading {
    }

    /** A value that is not as wanted. */
    record Difference(String what, String found, String wanted) {
        @Override
        public String toString() {
            return what + " is " + found + ", not " + wanted;
        }
    }

    /** The state in one word, as journals and documents write it. */
    default String word() {
        return switch (this) {
            case Absent _ -> "absent";
            case Running _ -> "running";
            case Matching _ -> "matching";
            case Broken _ -> "broken";
            case Conflicting _ -> "conflicting";
            case Unprovable _ -> "unprovable";
        };
    }

    /** For people: the state and what is known about it. */
    default String sentence() {
        return switch (this) {
            case Absent _ -> "not there";
            case Running running -> running.detail();
            case Matching _ -> "as wanted";
            case Broken broken -> broken.why();
            case Conflicting conflict -> conflict.differences().stream().map(Difference::toString).collect(Collectors.joining("; "));
            case Unprovable unprovable -> unprovable.why();
        };
    }
}
