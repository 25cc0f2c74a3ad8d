package io.linkspan.ui.estate;

import io.linkspan.monitor.Watch;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.State;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** The links of an estate as its page lists them: filtered, grouped, worst first, and not jumping while somebody reads them. On the FX thread. */
public final class LinkList implements AutoCloseable {

    private final EstateModel estate;
    private final Clock clock;
    private final Map<Key, LinkRow> all = new LinkedHashMap<>();
    private final ObservableList<LinkRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<State>> filter = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty find = new SimpleStringProperty("");
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.STATE);
    private final ObjectProperty<Optional<Comparator<LinkRow>>> order = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty held = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Optional<LinkRow>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Map<State, List<LinkFacts>>> states = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Instant> now;
    private final Subscription subscription;

    private record Key(String link, String instance) {

        static Key of(Watch.Link link) {
            return new Key(link.snapshot().name().value(), link.snapshot().instance());
        }
    }

    public LinkList(EstateModel estate) {
        this.estate = estate;
        clock = estate.estate().surroundings().clock();
        now = new ReadOnlyObjectWrapper<>(clock.instant());
        subscription = Subscription.combine(estate.links().subscribe(this::take), filter.subscribe(_ -> arrange()), find.subscribe(_ -> arrange()), grouping.subscribe(_ -> regroup()),
                order.subscribe(_ -> arrange()));
    }

    public EstateModel estate() {
        return estate;
    }

    /** What is shown, in its order. */
    public ObservableList<LinkRow> rows() {
        return FXCollections.unmodifiableObservableList(rows);
    }

    /** Only links of this state. */
    public ObjectProperty<Optional<State>> filter() {
        return filter;
    }

    /** Only links that mention this. */
    public StringProperty find() {
        return find;
    }

    public ObjectProperty<Grouping> grouping() {
        return grouping;
    }

    /** By one column, in place of the grouping's order. */
    public ObjectProperty<Optional<Comparator<LinkRow>>> order() {
        return order;
    }

    /** A row has the focus: rows keep their places. */
    public BooleanProperty held() {
        return held;
    }

    /** Rows have kept places that are no longer theirs. */
    public ReadOnlyBooleanProperty stale() {
        return stale.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<LinkRow>> selected() {
        return selected;
    }

    /** All links by state, whatever is filtered. */
    public ReadOnlyObjectProperty<Map<State, List<LinkFacts>>> states() {
        return states.getReadOnlyProperty();
    }

    /** The moment against which ages are told. */
    public ReadOnlyObjectProperty<Instant> now() {
        return now.getReadOnlyProperty();
    }

    /** Lets ages grow. */
    public void tick() {
        now.set(clock.instant());
    }

    /** Whether there is any link at all. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Puts every row in its place now. */
    public void arrange() {
        arrange(false);
    }

    private void regroup() {
        order.set(Optional.empty());
        arrange();
    }

    private void take(List<LinkFacts> links) {
        tick();
        Map<Key, LinkFacts> seen = new LinkedHashMap<>();
        links.forEach(facts -> seen.put(Key.of(facts.link()), facts));
        all.keySet().retainAll(seen.keySet());
        seen.forEach((key, facts) -> all.computeIfAbsent(key, _ -> new LinkRow(estate.place(facts.link()), facts)).show(facts));
        Map<State, List<LinkFacts>> counted = new EnumMap<>(State.class);
        seen.values().forEach(facts -> counted.computeIfAbsent(facts.standing().state(), _ -> new ArrayList<>()).add(facts));
        states.set(counted);
        arrange(held.get());
    }

    private void arrange(boolean still) {
        List<LinkRow> wanted = all.values().stream().filter(row -> filter.get().map(state -> row.now().standing().state() == state).orElse(true)).filter(row -> row.mentions(find.get()))
                .sorted(order.get().map(by -> by.thenComparing(Grouping.WORST_FIRST)).orElseGet(grouping.get()::order)).toList();
        Set<LinkRow> stay = new HashSet<>(wanted);
        rows.removeIf(row -> !stay.contains(row));
        rows.forEach(stay::remove);
        rows.addAll(wanted.stream().filter(stay::contains).toList());
        if (!still && !rows.equals(wanted)) {
            Map<LinkRow, Integer> place = new HashMap<>();
            wanted.forEach(row -> place.put(row, place.size()));
            rows.sort(Comparator.comparing(place::get)); // a permutation, so that the selection moves along
        }
        stale.set(!rows.equals(wanted));
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
