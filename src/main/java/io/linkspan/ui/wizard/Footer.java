package io.linkspan.ui.wizard;

import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Help, Save plan and Script at the left; Previous, Next, Finish and Cancel at the right, always at the same place. */
final class Footer extends HBox {

    Footer(Wizard<?> model, Node script, Command help, Command save, Command leave) {
        Button next = Buttons.of(Command.of("_Next >", "", model::next).unless(model.whyNotNext()));
        Button finish = Buttons.of(Command.of("_Finish", "", model::finish).unless(model.whyNotFinish()));
        Button cancel = Buttons.of(leave);
        cancel.setCancelButton(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(Buttons.of(help), Buttons.of(save), script, space, Buttons.of(Command.of("< _Previous", "", model::previous).unless(model.whyNotPrevious())), next, finish, cancel);
        getStyleClass().add("wizard-footer");
        model.chapter().subscribe(here -> {
            boolean finishes = model.reviews(here);
            primary(next, !finishes && !model.last(here));
            primary(finish, finishes);
            next.setDefaultButton(!finishes && !here.running());
            cancel.setText(model.last(here) ? "Close" : "Cancel");
        });
    }

    private static void primary(Button button, boolean yes) {
        button.getStyleClass().remove("primary");
        if (yes) {
            button.getStyleClass().add("primary");
        }
    }
}
