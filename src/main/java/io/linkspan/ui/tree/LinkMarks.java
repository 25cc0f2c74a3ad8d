package io.linkspan.ui.tree;

import io.linkspan.link.Asked;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkState;
import io.linkspan.model.Severity;
import io.linkspan.model.Side;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.State;
import io.linkspan.ui.estate.EstateModel;
import io.linkspan.ui.work.Activity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.TreeItem;

/** What the last look at the links says about a line of the tree. */
final class LinkMarks {

    private LinkMarks() {
    }

    static void mark(TreeItem<Entry> item, EstateModel model) {
        Entry entry = item.getValue();
        switch (entry.kind()) {
            case SERVER, INSTANCE -> set(item, entry.state(machine(entry, model)));
            case DATABASE -> set(item, database(entry, model));
            case GROUP -> over(entry, model).ifPresent(link -> set(item, entry.opens(link)));
            case LINKS -> children(item, links(entry, model));
            default -> { }
        }
    }

    /** The worst of the machine's links; Unknown while it does not answer; nothing for a machine without links. */
    private static Optional<State> machine(Entry entry, EstateModel model) {
        Optional<Watch> watch = model.watch().get();
        boolean silent = entry.problem().isPresent() || watch.stream().flatMap(w -> w.asked().stream()).anyMatch(a -> a.name().equals(entry.machine().orElseThrow()) && !a.answered());
        return Stream.concat(of(entry, model).map(LinkMarks::state), Stream.of(State.UNKNOWN).filter(_ -> silent)).reduce(State::worse);
    }

    private static Entry database(Entry entry, EstateModel model) {
        Optional<Watch.Link> link = of(entry, model).filter(l -> l.snapshot().database().equals(Optional.of(entry.name()))).findFirst();
        String role = link.flatMap(l -> l.snapshot().role(side(entry, l))).map(r -> ", " + r.name().toLowerCase(Locale.ROOT)).orElse("");
        String plain = entry.note().replaceAll("(^|, )linked.*", "");
        return entry.note(link.isEmpty() ? plain : plain.isEmpty() ? "linked" + role : plain + ", linked" + role).state(link.map(LinkMarks::state));
    }

    /** The link over a group of SQL Server. */
    private static Optional<Place> over(Entry group, EstateModel model) {
        return model.watch().get().stream().flatMap(w -> w.links().stream())
                .filter(l -> l.snapshot().seen(Side.SQL_SERVER).filter(view -> view.availabilityGroup().equalsIgnoreCase(group.name())).isPresent()).findFirst().map(model::place);
    }

    private static List<Entry> links(Entry folder, EstateModel model) {
        if (model.watch().get().isEmpty()) {
            return List.of(model.activity().state().get() instanceof Activity.Failed failed ? Entry.failed(failed.problem()) : Entry.busy("Reading links…"));
        }
        List<Entry> found = of(folder, model).map(l -> link(folder, l, model)).toList();
        Optional<Asked> silent = model.watch().get().stream().flatMap(w -> w.asked().stream()).filter(a -> a.name().equals(folder.machine().orElseThrow()) && !a.answered()).findFirst();
        return silent.isPresent() && found.isEmpty() ? List.of(Entry.failed(silent.get().problem().orElseThrow())) : found.isEmpty() ? List.of(Entry.of(Kind.NONE, "None")) : found;
    }

    private static Entry link(Entry folder, Watch.Link l, EstateModel model) {
        boolean onServer = l.snapshot().server().equals(folder.machine().orElseThrow());
        return Entry.of(Kind.LINK, l.snapshot().name().value(), model.estate(), folder.machine().orElseThrow()).note(onServer ? "→ " + l.snapshot().instance() : "→ " + l.snapshot().server())
                .state(Optional.of(state(l))).opens(model.place(l)).fact("State", l.snapshot().state().words()).fact("Database", l.snapshot().database().orElse("Unknown"))
                .fact("SQL Server", l.snapshot().server() + role(l, Side.SQL_SERVER)).fact("Instance", l.snapshot().instance() + role(l, Side.MANAGED_INSTANCE));
    }

    private static String role(Watch.Link l, Side side) {
        return l.snapshot().role(side).map(LinkRole::name).map(r -> ", " + r).orElse(", role unknown");
    }

    private static Side side(Entry entry, Watch.Link link) {
        return entry.machine().equals(Optional.of(link.snapshot().server())) ? Side.SQL_SERVER : Side.MANAGED_INSTANCE;
    }

    private static Stream<Watch.Link> of(Entry entry, EstateModel model) {
        String machine = entry.machine().orElseThrow();
        return model.watch().get().stream().flatMap(w -> w.links().stream()).filter(l -> l.snapshot().server().equals(machine) || l.snapshot().instance().equals(machine));
    }

    static State state(Watch.Link link) {
        return switch (link.diagnosis().verdict()) {
            case HEALTHY -> link.diagnosis().findings().stream().anyMatch(f -> f.severity() == Severity.WARNING) ? State.WARNING : State.SUCCESS;
            case UNKNOWN -> State.UNKNOWN;
            case UNHEALTHY -> link.diagnosis().findings().stream().anyMatch(f -> f.severity() == Severity.ERROR) ? State.ERROR
                    : link.snapshot().state() == LinkState.SEEDING ? State.SEEDING : link.snapshot().state() == LinkState.FAILING_OVER ? State.RUNNING : State.WARNING;
        };
    }

    private static void set(TreeItem<Entry> item, Entry now) {
        if (!now.equals(item.getValue())) {
            item.setValue(now);
        }
    }

    /** Lines that stay keep their item, and with it the selection. */
    private static void children(TreeItem<Entry> item, List<Entry> now) {
        List<TreeItem<Entry>> before = List.copyOf(item.getChildren());
        if (!before.stream().map(i -> i.getValue().name()).toList().equals(now.stream().map(Entry::name).toList())) {
            item.getChildren().setAll(now.stream().map(e -> before.stream().filter(i -> i.getValue().name().equals(e.name())).findFirst().orElseGet(() -> new TreeItem<>(e))).toList());
        }
        for (int i = 0; i < now.size(); i++) {
            set(item.getChildren().get(i), now.get(i));
        }
    }
}
