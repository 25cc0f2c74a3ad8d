package io.linkspan.ui.frame;

import io.linkspan.link.Asked;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Role;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.estate.EstateModel;
import io.linkspan.ui.message.Messages;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the window knows beyond its pages: which estates are open, which of them is in front, what was said. On the FX thread. */
public final class FrameModel implements AutoCloseable {

    private final Work work;
    private final Messages messages;
    private final Messages output;
    private final ObservableList<EstateModel> estates = FXCollections.observableArrayList();
    private final ObservableList<EstateModel> shown = FXCollections.unmodifiableObservableList(estates);
    private final ReadOnlyObjectWrapper<Optional<EstateModel>> current = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.WATCH);
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);

    public FrameModel(Surroundings surroundings, Work work) {
        this.work = work;
        messages = new Messages(surroundings.clock());
        output = new Messages(surroundings.clock());
    }

    public Messages messages() {
        return messages;
    }

    /** Every look at a machine, for those who want to know. */
    public Messages output() {
        return output;
    }

    public ObjectProperty<Role> role() {
        return role;
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    public ObservableList<EstateModel> estates() {
        return shown;
    }

    /** The one that menus and the status bar speak of. */
    public ReadOnlyObjectProperty<Optional<EstateModel>> current() {
        return current.getReadOnlyProperty();
    }

    /** What is known of an estate; it is read from now on if it was not. */
    public EstateModel open(OpenEstate estate) {
        return find(estate).orElseGet(() -> {
            EstateModel model = new EstateModel(estate, work);
            model.activity().state().subscribe(this::log);
            model.watch().subscribe(this::tell);
            estates.add(model);
            current.set(Optional.of(model));
            return model;
        });
    }

    public Optional<EstateModel> find(OpenEstate estate) {
        return estates.stream().filter(model -> model.estate().equals(estate)).findFirst();
    }

    /** The open estate that both machines belong to. */
    public Optional<OpenEstate> with(String server, String instance) {
        return estates.stream().map(EstateModel::estate).filter(estate -> estate.has(server, instance)).findFirst();
    }

    /** A page of an estate, or of none, came to the front. */
    public void front(Optional<OpenEstate> estate) {
        estate.flatMap(this::find).ifPresent(model -> current.set(Optional.of(model)));
    }

    /** @param page its title; what it says of the estate is said once */
    public String title(Optional<OpenEstate> estate, String page) {
        String own = page.replaceFirst("^PRACTICE: ", "");
        return "Linkspan" + estate.map(e -> (e.practice() ? " – PRACTICE – " : " – ") + e.name()).orElse("") + (own.isEmpty() || estate.map(OpenEstate::name).filter(own::equals).isPresent() ? "" : " – " + own);
    }

    /** Who fell silent, and who answers again, since the look before. */
    private void tell(Optional<Watch> before, Optional<Watch> now) {
        List<Asked> silent = silent(before);
        silent(now).stream().filter(a -> silent.stream().noneMatch(s -> same(s, a))).flatMap(a -> a.problem().stream()).forEach(messages::say);
        silent.stream().filter(s -> silent(now).stream().noneMatch(a -> same(s, a))).forEach(s -> messages.say(s.name() + (s.azure() ? " is read from Azure again." : " answers again.")));
    }

    private static List<Asked> silent(Optional<Watch> watch) {
        return watch.stream().flatMap(w -> w.asked().stream()).filter(a -> !a.answered()).toList();
    }

    private static boolean same(Asked one, Asked other) {
        return one.name().equals(other.name()) && one.azure() == other.azure();
    }

    private void log(Activity.State before, Activity.State now) {
        switch (now) {
            case Activity.Busy busy -> output.say(busy.what() + " …");
            case Activity.Failed failed -> output.say(failed.problem());
            case Activity.Idle idle when before instanceof Activity.Busy busy ->
                output.say(idle.readAt().filter(at -> at.isAfter(busy.since())).map(at -> busy.what() + ": done in " + Duration.between(busy.since(), at).toMillis() + " ms.")
                        .orElse(busy.what() + ": cancelled."));
            case Activity.Idle _ -> { }
        }
    }

    @Override
    public void close() {
        estates.forEach(EstateModel::close);
    }
}
