package io.linkspan.ui.failover;

import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.PlanReview;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Roles before and after, the steps in order with the point of no return, the very statements, and the words to be typed. */
final class ReviewPage extends VBox {

    private final FailoverModel model;
    private final RolesPicture picture = new RolesPicture();
    private final Label point = Texts.muted("");
    private final StackPane loss = new StackPane();

    ReviewPage(FailoverWizardModel wizard) {
        super(12);
        model = wizard.failover();
        PlanReview review = new PlanReview(wizard, point);
        VBox.setVgrow(review, Priority.ALWAYS);
        getChildren().addAll(picture, loss, review, consent());
        wizard.plan().subscribe(this::show);
    }

    private HBox consent() {
        TextField typed = new TextField();
        typed.getStyleClass().addAll("ls-mono", "entry");
        typed.setAccessibleText("Type the words to agree");
        typed.textProperty().bindBidirectional(model.typed());
        typed.setPrefWidth(320);
        Label lead = Texts.strong("To agree, type");
        lead.setMinWidth(Region.USE_PREF_SIZE);
        Label words = Texts.mono("");
        words.textProperty().bind(model.sentence());
        words.setMinWidth(Region.USE_PREF_SIZE);
        HBox consent = new HBox(8, lead, words, typed);
        HBox.setHgrow(typed, Priority.SOMETIMES);
        consent.setAlignment(Pos.CENTER_LEFT);
        consent.setMinHeight(30);
        return consent;
    }

    private void show(Optional<Plan> plan) {
        Side to = model.to().get();
        picture.show(model.machine(to.other()), model.machine(to), model.kind().get());
        loss.getChildren().setAll(model.loss().map(l -> Notes.danger(l.words())).stream().toList());
        loss.setManaged(!loss.getChildren().isEmpty());
        point.setText(plan.map(ReviewPage::point).orElse(""));
    }

    private static String point(Plan plan) {
        int at = plan.steps().stream().map(Step::id).toList().indexOf(plan.pointOfNoReturn()) + 1;
        return at == 0 ? "No step of this can be taken back by itself." : "Whatever fails before step " + at + " gives the service back as it was. Below the thick line there is only the way on; the way back is a failover the other way.";
    }
}
