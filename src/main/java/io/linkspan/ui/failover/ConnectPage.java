package io.linkspan.ui.failover;

import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.Scrolled;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Whether each side and Azure answer, and what cannot be done without each. */
final class ConnectPage extends Scrolled {

    private final FailoverModel model;
    private final VBox ends = new VBox(12);

    ConnectPage(FailoverModel model) {
        this.model = model;
        Command test = Command.of("_Test again", "mdi2r-refresh", model.judged()::refresh).key("F5");
        Command signIn = Command.of("Sign _in to Azure again", "mdi2a-account-key-outline", model.judged()::signIn);
        content(new ActivityBar(model.judged().activity(), model.link().estate().surroundings().clock(), model.judged()::refresh), ends, new HBox(8, Buttons.of(test), Buttons.of(signIn)));
        model.judged().draft().subscribe(_ -> show());
    }

    private void show() {
        ends.getChildren().setAll(model.ends().map(found -> found.all().stream().map(ConnectPage::card).toList()).orElse(java.util.List.of()));
    }

    private static Region card(Ends.End end) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        boolean answers = end.problem().isEmpty();
        HBox head = new HBox(8, States.label(answers ? State.SUCCESS : State.UNKNOWN, answers ? "Answers" : "Does not answer"), Texts.group(end.name()), Texts.muted(end.what()), space,
                Badges.of(end.needed() ? "needed" : "not needed", end.needed() ? "accent" : "plain"), Texts.caption(end.read()));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(6, head);
        end.problem().map(Notes::problem).ifPresentOrElse(card.getChildren()::add, () -> card.getChildren().add(Texts.body(end.name() + " says: " + end.says() + ".")));
        card.getChildren().add(Texts.muted(end.without()));
        card.getStyleClass().add("card");
        card.setMinHeight(USE_PREF_SIZE);
        return card;
    }
}
