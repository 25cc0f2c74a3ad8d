package io.linkspan.ui.frame;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Page;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.estate.EstateModel;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** What menus and toolbar offer, whatever the page. */
final class FrameCommands {

    private final FrameModel model;
    private final TabStrip tabs;
    private final Navigator navigator;

    final Command connect;
    final Command practise;
    final Command newLink;
    final Command failOver;
    final Command rehearse;
    final Command removeLink;
    final Command refresh;
    final Command cancel;
    final Command dashboard;
    final Command picture;
    final Command runs;
    final Command start;
    final Command help;

    FrameCommands(FrameModel model, TabStrip tabs, Navigator navigator, Runnable refreshing, Runnable cancelling) {
        this.model = model;
        this.tabs = tabs;
        this.navigator = navigator;
        connect = Command.of("_Connect to My Servers…", "mdi2p-power-plug-outline", navigator::connect).key("Shortcut+Shift+O");
        practise = Command.of("Open _Practice Estate", "mdi2f-flask-outline", navigator::practise);
        newLink = Command.of("_New Link…", "mdi2l-link-plus", () -> current().ifPresent(e -> navigator.newLink(e, Optional.empty(), Optional.empty()))).unless(why(this::noChange)).key("Shortcut+N");
        failOver = Command.of("_Fail Over…", "mdi2s-swap-horizontal", () -> link().ifPresent(navigator::failOver)).unless(why(() -> link().isEmpty() ? "open the link first" : noChange()));
        rehearse = Command.of("Rehea_rse…", "mdi2c-clipboard-play-outline", () -> link().ifPresent(navigator::rehearse)).unless(why(() -> link().isEmpty() ? "open the link first" : noChange()));
        removeLink = Command.of("Re_move Link…", "mdi2l-link-variant-off", () -> link().ifPresent(navigator::removeLink)).unless(why(() -> link().isEmpty() ? "open the link first" : noChange()));
        refresh = Command.of("_Refresh", "mdi2r-refresh", refreshing).key("F5");
        cancel = Command.of("_Cancel Reading", "mdi2c-close-circle-outline", cancelling).key("Alt+Pause");
        dashboard = Command.of("Show _Dashboard", "mdi2v-view-dashboard-outline", () -> current().ifPresent(e -> navigator.go(new Place.Links(e)))).unless(why(this::noEstate));
        picture = Command.of("Practice Estate as a _Picture", "mdi2f-flask-outline", () -> current().ifPresent(e -> navigator.go(new Place.PracticeEstate(e))))
                .unless(why(() -> current().filter(OpenEstate::practice).isPresent() ? "" : "no practice estate is in front"));
        runs = Command.of("_Runs", "mdi2h-history", () -> navigator.go(new Place.AllRuns()));
        start = Command.of("_Start Page", "mdi2h-home-outline", () -> navigator.go(new Place.Start()));
        help = Command.of("_Help on This Page", "mdi2h-help-circle-outline", () -> navigator.help(anchor())).key("F1");
    }

    /** The page in front. */
    Optional<Page> page() {
        return tabs.front().get().map(Opened::page);
    }

    /** The reason, asked anew whenever a page, an estate or the role changes. */
    ObservableValue<String> why(Supplier<String> reason) {
        return Bindings.createStringBinding(reason::get, model.current(), model.role(), tabs.front());
    }

    static Command missing(String text, String icon, String why) {
        return Command.of(text, icon, () -> { }).unless(new ReadOnlyStringWrapper(why));
    }

    private String noEstate() {
        return current().isPresent() ? "" : "no estate is open; connect to one first";
    }

    private String noChange() {
        return current().map(model.role().get()::whyNot).orElseGet(this::noEstate);
    }

    private Optional<OpenEstate> current() {
        return model.current().get().map(EstateModel::estate);
    }

    private Optional<Place.Link> link() {
        return tabs.front().get().map(Opened::place).filter(Place.Link.class::isInstance).map(Place.Link.class::cast);
    }

    private String anchor() {
        return tabs.front().get().map(opened -> switch (opened.place()) {
            case Place.Start _ -> "start";
            case Place.Links _ -> "dashboard";
            case Place.Link _ -> "link";
            case Place.AllRuns _, Place.Run _ -> "runs";
            case Place.PracticeEstate _ -> "practice";
        }).orElse("start");
    }
}
