package io.linkspan.ui.estate;

import io.linkspan.model.LinkState;
import io.linkspan.model.Side;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.Command;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;

/** What can be done with a link, wherever it is shown. */
public final class LinkCommands {

    private final Navigator navigator;
    private final EstateModel estate;
    private final ObservableValue<Optional<Place.Link>> link;
    private final ObservableValue<String> none;

    /** @param link the one that is meant */
    public LinkCommands(Navigator navigator, EstateModel estate, ObservableValue<Optional<Place.Link>> link) {
        this.navigator = navigator;
        this.estate = estate;
        this.link = link;
        none = link.map(l -> l.isEmpty() ? "no link is selected." : "");
    }

    public Command open() {
        return of("_Open link page", "mdi2l-link-variant", navigator::go);
    }

    public Command failOver() {
        return of("Fa_il over…", "mdi2s-swap-horizontal", navigator::failOver);
    }

    /** Not where the group is known to have one node. */
    public Command failOverLocally() {
        return Command.of("Fail over to another _node…", "mdi2s-server-network", () -> link.getValue().ifPresent(navigator::failOverLocally)).unless(Bindings.createStringBinding(() -> link.getValue().isEmpty() ? none.getValue()
                : link.getValue().flatMap(estate::find).flatMap(seen -> seen.last().seen(Side.SQL_SERVER)).filter(view -> view.primaryNode().isEmpty()).isPresent() ? "the group under the link has one node." : "", link, estate.watch()));
    }

    /** Only where both sides are primary. */
    public Command repair() {
        return Command.of("Repair two _primaries…", "mdi2w-wrench-outline", () -> link.getValue().ifPresent(navigator::repair)).unless(Bindings.createStringBinding(() -> link.getValue().isEmpty() ? "no link is selected."
                : twoPrimaries() ? "" : "there are no two primaries.", link, estate.watch()));
    }

    /** As last seen. */
    public boolean twoPrimaries() {
        return link.getValue().flatMap(place -> estate.find(place)).filter(seen -> seen.last().state() == LinkState.TWO_PRIMARIES).isPresent();
    }

    public Command rehearse() {
        return of("Rehear_se…", "mdi2c-clipboard-play-outline", navigator::rehearse);
    }

    public Command rotate() {
        return Command.of("Rotate _certificate…", "mdi2c-certificate-outline", () -> { }).unless(new SimpleStringProperty("rotating a certificate is not part of this version"));
    }

    public Command remove() {
        return of("_Remove link…", "mdi2l-link-off", navigator::removeLink);
    }

    public Command create() {
        return Command.of("_New link…", "mdi2l-link-plus", () -> navigator.newLink(estate.estate(), Optional.empty(), Optional.empty()));
    }

    public Command connect() {
        return Command.of("_Connect…", "mdi2p-power-plug-outline", navigator::connect);
    }

    public Command signIn() {
        return Command.of("_Sign in again", "mdi2a-account-key-outline", estate::signIn);
    }

    /** @param read what reads again */
    public Command refresh(Runnable read) {
        return Command.of("Re_fresh", "mdi2r-refresh", read).key("F5");
    }

    /** All that are about one link. */
    public List<Command> all() {
        return List.of(open(), failOver(), failOverLocally(), rehearse(), repair(), rotate(), remove());
    }

    private Command of(String text, String icon, Consumer<Place.Link> action) {
        return Command.of(text, icon, () -> link.getValue().ifPresent(action)).unless(none);
    }
}
