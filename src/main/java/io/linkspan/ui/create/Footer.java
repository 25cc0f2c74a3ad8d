package io.linkspan.ui.create;

import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.create.draft.Chapter;
import io.linkspan.ui.create.draft.WizardModel;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Help, Save plan and Script at the left; Previous, Next, Finish and Cancel at the right, always at the same place. */
final class Footer extends HBox {

    Footer(WizardModel model, Node script, Command help, Command save, Command leave) {
        Button next = Buttons.of(Command.of("_Next >", "", model::next).unless(model.whyNotNext()));
        Button finish = Buttons.of(Command.of("_Finish", "", model::finish).unless(model.whyNotFinish()));
        Button cancel = Buttons.of(leave);
        cancel.setCancelButton(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(Buttons.of(help), Buttons.of(save), script, space, Buttons.of(Command.of("< _Previous", "", model::previous).unless(model.whyNotPrevious())), next, finish, cancel);
        getStyleClass().add("wizard-footer");
        model.chapter().subscribe(here -> {
            boolean finishes = here == Chapter.REVIEW;
            primary(next, !finishes && here != Chapter.RESULTS);
            primary(finish, finishes);
            next.setDefaultButton(!finishes && !here.running());
            cancel.setText(here == Chapter.RESULTS ? "Close" : "Cancel");
        });
    }

    private static void primary(Button button, boolean yes) {
        button.getStyleClass().remove("primary");
        if (yes) {
            button.getStyleClass().add("primary");
        }
    }
}
