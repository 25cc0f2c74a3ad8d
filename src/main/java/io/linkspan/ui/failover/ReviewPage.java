package io.linkspan.ui.failover;

import io.linkspan.model.Side;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.wizard.Consent;
import io.linkspan.ui.wizard.PlanReview;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Roles before and after, the steps in order with the point of no return, the very statements, and the words to be typed. */
final class ReviewPage extends VBox {

    private final FailoverModel model;
    private final RolesPicture picture = new RolesPicture();
    private final StackPane loss = new StackPane();

    ReviewPage(FailoverWizardModel wizard) {
        super(12);
        model = wizard.failover();
        PlanReview review = new PlanReview(wizard);
        VBox.setVgrow(review, Priority.ALWAYS);
        getChildren().addAll(picture, loss, review, new Consent(model.judged()));
        wizard.plan().subscribe(_ -> show());
    }

    private void show() {
        Side to = model.to().get();
        picture.show(model.machine(to.other()), model.machine(to), model.kind().get(), model.old().get());
        loss.getChildren().setAll(model.loss().map(l -> Notes.danger(l.words())).stream().toList());
        loss.setManaged(!loss.getChildren().isEmpty());
    }
}
