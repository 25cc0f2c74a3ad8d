package io.linkspan.ui.failover;

import io.linkspan.model.LinkSnapshot;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Place;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.SaveDialog;
import io.linkspan.ui.wizard.LiveRun;
import io.linkspan.ui.wizard.ReadinessPane;
import io.linkspan.ui.wizard.WayBackCard;
import io.linkspan.ui.wizard.WizardView;
import io.linkspan.ui.wizard.WizardWindow;
import io.linkspan.ui.work.Work;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.stage.Stage;

/** The "Fail over" wizard in a window of its own. On the FX thread. */
public final class FailoverWizard {

    private final Stage stage = new Stage();
    private final FailoverWizardModel model;
    private final Navigator navigator;
    private final Outlet outlet;

    /** @param seen the link as it was last seen */
    public FailoverWizard(Place.Link link, Optional<LinkSnapshot> seen, Work work, Navigator navigator) {
        this.navigator = navigator;
        model = new FailoverWizardModel(link, seen, work);
        outlet = new Outlet(link.estate().surroundings().clock(), work, new SaveDialog(() -> stage), navigator);
        FailoverModel failover = model.failover();
        WizardView<Chapter> view = new WizardView<>(model, navigator, outlet, "failover", Optional.of(new WayBackCard(Bindings.createObjectBinding(failover::wayBackAfterwards, failover.judged().draft(), failover.kind()))), this::page, stage::close);
        WizardWindow.fill(stage, view, model, Bindings.createStringBinding(failover::title, failover.to()));
    }

    private Node page(Chapter chapter) {
        FailoverModel failover = model.failover();
        return switch (chapter) {
            case KIND -> new KindPage(failover, navigator);
            case CONNECT -> new ConnectPage(failover);
            case READINESS -> new ReadinessPane(failover.judged(), () -> failover.title() + ", " + failover.kind().get().words(), failover::loss, navigator, outlet, new LimitsPane(failover));
            case OBJECTS -> new ObjectsPage(failover, outlet);
            case WORKLOAD -> new WorkloadPage(failover);
            case AFTER -> new AfterPage(failover);
            case REVIEW -> new ReviewPage(model);
            case RUN -> new LiveRun(model, navigator);
            case RESULTS -> ResultsPage.of(model, navigator, outlet, stage::close);
        };
    }

    public void show() {
        stage.show();
    }

    Stage stage() {
        return stage;
    }

    FailoverWizardModel model() {
        return model;
    }
}
