package io.linkspan.ui.tree;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What can be asked of a line of the tree, in the words and the order of SQL Server Management Studio. What this version cannot do is shown with the reason. */
final class TreeCommands {

    private final Navigator navigator;
    private final Function<OpenEstate, String> whyNotChange;
    private final Runnable refresh;
    private final Runnable properties;

    /** @param whyNotChange why nothing may be changed on an estate; an empty text where it may */
    TreeCommands(Navigator navigator, Function<OpenEstate, String> whyNotChange, Runnable refresh, Runnable properties) {
        this.navigator = navigator;
        this.whyNotChange = whyNotChange;
        this.refresh = refresh;
        this.properties = properties;
    }

    List<Command> of(Entry entry) {
        List<Command> all = new ArrayList<>();
        switch (entry.kind()) {
            case SERVERS, AZURE -> {
                all.add(Command.of("_Connect…", "mdi2p-power-plug-outline", navigator::connect));
                all.add(Command.of("Open _Practice Estate", "mdi2f-flask-outline", navigator::practise));
            }
            case ESTATE, PRACTICE, SERVER, DATABASES, DATABASE, LINKS, INSTANCE -> entry.estate().ifPresent(estate -> {
                all.add(newLink(entry, estate));
                all.add(dashboard(estate));
            });
            case GROUP -> entry.estate().ifPresent(estate -> all.add(Command.of("Fail Over to Another _Node…", "mdi2s-server-network", () -> entry.place().ifPresent(place -> navigator.failOverLocally((Place.Link) place)))
                    .unless(new ReadOnlyStringWrapper(entry.place().isEmpty() ? "no link is known over this group" : Machines.hasOneNode(entry) ? "the group has one node" : whyNotChange.apply(estate)))));
            case LINK -> entry.estate().ifPresent(estate -> link(entry, estate, all));
            default -> { }
        }
        all.add(Command.of("_Refresh", "mdi2r-refresh", refresh).key("F5"));
        all.add(Command.of("_Properties", "mdi2i-information-outline", properties).key("F4"));
        return all;
    }

    private void link(Entry entry, OpenEstate estate, List<Command> all) {
        all.add(Command.of("_Open Link", "mdi2l-link-variant", () -> entry.place().ifPresent(navigator::go)));
        all.add(newLink(entry, estate));
        all.add(missing("_Add Database…", "a link of several databases is not part of this version"));
        all.add(missing("_Remove Database…", "a link of several databases is not part of this version"));
        all.add(Command.of("_Fail Over…", "mdi2s-swap-horizontal", () -> entry.place().ifPresent(place -> navigator.failOver((Place.Link) place)))
                .unless(new ReadOnlyStringWrapper(whyNotChange.apply(estate))));
        all.add(Command.of("Rehea_rse…", "mdi2c-clipboard-play-outline", () -> entry.place().ifPresent(place -> navigator.rehearse((Place.Link) place)))
                .unless(new ReadOnlyStringWrapper(whyNotChange.apply(estate))));
        all.add(Command.of("Re_move Link…", "mdi2l-link-variant-off", () -> entry.place().ifPresent(place -> navigator.removeLink((Place.Link) place)))
                .unless(new ReadOnlyStringWrapper(whyNotChange.apply(estate))));
        all.add(dashboard(estate));
        all.add(missing("Script Link as _CREATE To", "the New Link wizard scripts what it makes"));
        all.add(missing("Script Link as _DROP To", "the Remove Link dialog scripts what it does"));
    }

    private Command newLink(Entry entry, OpenEstate estate) {
        Optional<String> server = entry.machine().filter(machine -> estate.profile().servers().stream().anyMatch(s -> s.name().equals(machine)));
        Optional<String> database = Optional.of(entry.name()).filter(_ -> entry.kind() == Kind.DATABASE && server.isPresent());
        return Command.of("_New Link…", "mdi2l-link-plus", () -> navigator.newLink(estate, server, database)).unless(new ReadOnlyStringWrapper(whyNotChange.apply(estate)));
    }

    private Command dashboard(OpenEstate estate) {
        return Command.of("Show _Dashboard", "mdi2v-view-dashboard-outline", () -> navigator.go(new Place.Links(estate)));
    }

    private static Command missing(String text, String why) {
        return Command.of(text, "", () -> { }).unless(new ReadOnlyStringWrapper(why));
    }
}
