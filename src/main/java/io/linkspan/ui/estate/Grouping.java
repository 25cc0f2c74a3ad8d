package io.linkspan.ui.estate;

import java.util.Comparator;

/** What stands together in the estate's grid. Within it, the worst comes first. */
public enum Grouping {
    STATE("State", Comparator.comparing(row -> row.now().standing().state())),
    SERVER("Server", Comparator.comparing(row -> row.place().server())),
    INSTANCE("Instance", Comparator.comparing(row -> row.place().instance()));

    /** Worst state, worst word, longest lag; then by name. */
    static final Comparator<LinkRow> WORST_FIRST = Comparator.comparing((LinkRow row) -> row.now().standing().state())
            .thenComparing(row -> row.now().state()).thenComparing(row -> -row.now().lag().value().orElse(0)).thenComparing(row -> row.place().name()).thenComparing(row -> row.place().instance());

    private final String word;
    private final Comparator<LinkRow> first;

    Grouping(String word, Comparator<LinkRow> first) {
        this.word = word;
        this.first = first;
    }

    public String word() {
        return word;
    }

    Comparator<LinkRow> order() {
        return first.thenComparing(WORST_FIRST);
    }
}
