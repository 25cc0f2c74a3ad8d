package io.linkspan.ui.create;

import io.linkspan.plan.Step;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.create.draft.Checked;
import io.linkspan.ui.create.draft.Draft;
import io.linkspan.ui.create.draft.WizardModel;
import io.linkspan.ui.wizard.PlanReview;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The steps in order, the very statements, and what has to be agreed to. */
final class ReviewPage extends VBox {

    private final CheckBox agreed = new CheckBox();

    ReviewPage(WizardModel model) {
        super(12);
        Draft draft = model.draft();
        PlanReview review = new PlanReview(model, Texts.muted("Not copied by the link: logins, jobs, linked servers. Copying them is not offered yet; do it by hand before a failover."));
        VBox.setVgrow(review, Priority.ALWAYS);
        agreed.selectedProperty().bindBidirectional(draft.agreed());
        agreed.setMinWidth(Region.USE_PREF_SIZE);
        agreed.setMnemonicParsing(true);
        HBox foot = new HBox(agreed);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.setMinHeight(28);
        getChildren().addAll(review, foot);
        draft.checked().subscribe(this::read);
    }

    private void read(Optional<Checked> checked) {
        List<Step> disturbing = checked.map(Checked::disturbing).orElse(List.of());
        agreed.setVisible(!disturbing.isEmpty());
        agreed.setText("I _agree: " + String.join("; ", disturbing.stream().map(ReviewPage::brief).toList()));
    }

    private static String brief(Step step) {
        return step.title().replaceAll(":.*", "");
    }
}
