package io.linkspan.ui.failover;

import io.linkspan.model.Side;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Segments;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.Form;
import io.linkspan.ui.wizard.Scrolled;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What is wanted, each with what comes of it; beside it who is primary now, as both sides and Azure say. */
final class KindPage extends Scrolled {

    private final FailoverModel model;
    private final Navigator navigator;
    private final StackPane trouble = new StackPane();
    private final VBox roles = new VBox(10);

    KindPage(FailoverModel model, Navigator navigator) {
        this.model = model;
        this.navigator = navigator;
        VBox kinds = Form.choices(Kind.values(), Kind::words, Kind::outcome, model.kind(), Bindings.createObjectBinding(() -> model::whyNot, model.judged().draft(), model.to()));
        VBox choices = new VBox(12, Texts.group("Who is to be primary"), Segments.of(List.of(Side.values()), model::machine, model.to()), Texts.group("How"), kinds,
                Texts.group("First without production"), Texts.muted("A rehearsal restores a copy of the database beside it, asks it, and deletes it. Nobody is interrupted."),
                Buttons.of(Command.of("_Rehearse…", "mdi2c-clipboard-play-outline", () -> navigator.rehearse(model.link()))));
        HBox.setHgrow(choices, Priority.ALWAYS);
        choices.setMinWidth(0);
        roles.getStyleClass().add("card");
        roles.setMinWidth(280);
        roles.setPrefWidth(320);
        roles.setMaxHeight(Region.USE_PREF_SIZE);
        HBox both = new HBox(24, choices, roles);
        content(new ActivityBar(model.judged().activity(), model.link().estate().surroundings().clock(), model.judged()::refresh), trouble, both);
        model.judged().draft().subscribe(_ -> show());
        model.lastRehearsal().subscribe(_ -> show());
    }

    private void show() {
        Optional<Ends> ends = model.ends();
        roles.getChildren().setAll(Texts.group("Roles now"));
        ends.ifPresentOrElse(found -> found.all().forEach(end -> roles.getChildren().add(line(end, found.standing()))), () -> roles.getChildren().add(Texts.muted("They come when both sides are read.")));
        Rehearsed rehearsed = model.lastRehearsal().get();
        roles.getChildren().addAll(Texts.group("Last rehearsal"), new VBox(2, States.label(rehearsed.state(), rehearsed.says()), Texts.muted(rehearsed.detail())));
        trouble.getChildren().setAll(ends.map(Ends::standing).map(this::note).orElse(List.of()));
        trouble.setManaged(!trouble.getChildren().isEmpty());
    }

    private static VBox line(Ends.End end, Ends.Standing standing) {
        boolean wrong = standing == Ends.Standing.TWO_PRIMARIES || standing == Ends.Standing.NO_PRIMARY;
        Label says = States.label(wrong && end.state() == State.SUCCESS ? State.ERROR : end.state(), end.says());
        Label name = Texts.strong(end.name());
        HBox head = new HBox(8, name, Texts.caption(end.what()));
        head.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        return new VBox(2, head, says, Texts.caption(end.read()));
    }

    private List<Region> note(Ends.Standing standing) {
        return switch (standing) {
            case ONE_PRIMARY -> List.of();
            case TWO_PRIMARIES -> List.of(Notes.danger("The two sides disagree: both say PRIMARY, so both take writes, and rows written since exist on one side only. Nothing is decided yet.",
                    new HBox(8, Buttons.primary(Command.of("Repair _two primaries…", "mdi2w-wrench-outline", () -> navigator.repair(model.link()))),
                            Buttons.of(Command.of("Open the _link page", "mdi2l-link-variant", () -> navigator.go(model.link()))))));
            case NO_PRIMARY -> List.of(Notes.danger("Neither side says PRIMARY, so nobody can write. If a failover was interrupted, resume its run: it knows which step comes next.",
                    Buttons.of(Command.of("See all _runs", "mdi2p-play-circle-outline", () -> navigator.go(new io.linkspan.ui.Place.AllRuns())))));
            case UNKNOWN -> List.of(Notes.warning("Who is primary is not known for sure, because not everybody answers. A planned failover needs both sides."));
        };
    }
}
