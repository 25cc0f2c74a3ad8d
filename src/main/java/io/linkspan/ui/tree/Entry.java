package io.linkspan.ui.tree;

import io.linkspan.model.Problem;
import io.linkspan.ui.Details;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of the tree.
 *
 * @param note    behind the name, muted
 * @param state   at the right edge
 * @param estate  that it belongs to
 * @param machine that it is on, by its name in the profile
 * @param place   that Enter opens
 * @param facts   what Properties shows
 */
public record Entry(Kind kind, String name, String note, Optional<State> state, Optional<Problem> problem, Optional<OpenEstate> estate, Optional<String> machine, Optional<Place> place,
                    List<FactGrid.Fact> facts) {

    static Entry of(Kind kind, String name) {
        return new Entry(kind, name, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    static Entry of(Kind kind, String name, OpenEstate estate) {
        return of(kind, name).in(Optional.of(estate), Optional.empty());
    }

    static Entry of(Kind kind, String name, OpenEstate estate, String machine) {
        return of(kind, name).in(Optional.of(estate), Optional.of(machine));
    }

    static Entry busy(String what) {
        return of(Kind.BUSY, what);
    }

    static Entry failed(Problem problem) {
        return of(Kind.FAILED, "Failed: " + problem.text()).note("F5 to retry").problem(Optional.of(problem)).state(Optional.of(State.UNKNOWN));
    }

    Entry note(String text) {
        return new Entry(kind, name, text, state, problem, estate, machine, place, facts);
    }

    Entry state(Optional<State> now) {
        return new Entry(kind, name, note, now, problem, estate, machine, place, facts);
    }

    Entry problem(Optional<Problem> now) {
        return new Entry(kind, name, note, state, now, estate, machine, place, facts);
    }

    Entry opens(Place where) {
        return new Entry(kind, name, note, state, problem, estate, machine, Optional.of(where), facts);
    }

    Entry in(Optional<OpenEstate> of, Optional<String> on) {
        return new Entry(kind, name, note, state, problem, of, on, place, facts);
    }

    /** Takes the place of an earlier one of that label. */
    Entry fact(String label, String value) {
        return new Entry(kind, name, note, state, problem, estate, machine, place, Stream.concat(facts.stream().filter(f -> !f.label().equals(label)), Stream.of(new FactGrid.Fact(label, value))).toList());
    }

    /** For the details pane. */
    public Details details() {
        return new Details(name, problem, Stream.concat(Stream.of(new FactGrid.Fact("Kind", kind.word())), facts.stream()).toList());
    }

    /** As it is spoken, and searched. */
    public String words() {
        return name + (note.isEmpty() ? "" : ", " + note) + state.map(s -> ", " + s.word()).orElse("");
    }
}
