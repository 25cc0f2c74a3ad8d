package io.linkspan.ui.create;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.create.draft.Chapter;
import io.linkspan.ui.create.draft.WizardModel;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.SaveDialog;
import io.linkspan.ui.run.RunPane;
import io.linkspan.ui.wizard.WayBackCard;
import io.linkspan.ui.wizard.WizardView;
import io.linkspan.ui.wizard.WizardWindow;
import io.linkspan.ui.work.Work;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.stage.Stage;

/** The "New link" wizard in a window of its own. On the FX thread. */
public final class NewLinkWizard {

    private final Stage stage = new Stage();
    private final WizardModel model;
    private final Navigator navigator;
    private final Outlet outlet;

    /**
     * @param server   chosen already
     * @param database of that server, chosen already
     */
    public NewLinkWizard(OpenEstate estate, Work work, Navigator navigator, Optional<String> server, Optional<String> database) {
        this.navigator = navigator;
        model = new WizardModel(estate, work, server, database);
        outlet = new Outlet(estate.surroundings().clock(), work, new SaveDialog(() -> stage), navigator);
        WizardView<Chapter> view = new WizardView<>(model, navigator, outlet, "new-link", Optional.of(new WayBackCard(Bindings.createObjectBinding(model.draft()::wayBack, model.draft().survey(), model.draft().instanceSurvey(), model.draft().purpose()))), this::page, stage::close);
        WizardWindow.fill(stage, view, model, model.draft().server().map(name -> "New Managed Instance link" + (name.isEmpty() ? "" : " – " + name)));
    }

    private Node page(Chapter chapter) {
        return switch (chapter) {
            case INTRODUCTION -> new IntroductionPage(model, navigator);
            case PURPOSE -> new PurposePage(model.draft());
            case SERVER -> new ServerPage(model, navigator);
            case DATABASES -> new DatabasesPage(model);
            case INSTANCE -> new InstancePage(model);
            case NAMES -> new NamesPage(model);
            case CHECKS -> new ChecksPage(model, navigator, outlet);
            case REVIEW -> new ReviewPage(model);
            case RUN -> new RunPane(model.run(), navigator);
            case RESULTS -> ResultsPage.of(model, navigator, outlet, stage::close);
        };
    }

    public void show() {
        stage.show();
    }

    Stage stage() {
        return stage;
    }

    WizardModel model() {
        return model;
    }
}
