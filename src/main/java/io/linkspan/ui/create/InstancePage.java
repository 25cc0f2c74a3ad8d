package io.linkspan.ui.create;

import io.linkspan.azure.InstanceOperation;
import io.linkspan.azure.ManagedInstanceResource;
import io.linkspan.check.fact.InstanceSurvey;
import io.linkspan.check.fact.InstanceUse;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Empty;
import io.linkspan.ui.control.FactGrid.Fact;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;

import io.linkspan.ui.create.draft.WizardModel;
import io.linkspan.ui.wizard.Form;
import io.linkspan.ui.wizard.Scrolled;
import io.linkspan.ui.wizard.WayBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

/** Which managed instance, and what Azure says of it. */
final class InstancePage extends Scrolled {

    private final WizardModel model;
    private final FactGrid facts = new FactGrid();
    private final VBox card = new VBox(8);
    private final VBox notes = new VBox(8);

    InstancePage(WizardModel model) {
        this.model = model;
        if (model.instances().isEmpty()) {
            content(Empty.pane("mdi2d-database-sync-outline", "No managed instance", "The estate " + model.estate().name() + " names none. Connect to one first."));
            return;
        }
        ComboBox<String> instances = Form.chooser(model.instances(), model.draft().instance(), model.readings()::readInstance);
        card.getStyleClass().add("card");
        Form form = new Form().row("Managed _instance", instances, Texts.muted("Subscription " + model.estate().profile().azure().subscriptionId() + ", group " + model.estate().profile().azure().resourceGroup())).group("What it is", card)
                .group("Without Azure", Form.off("I have no access to Azure here; write the steps as a script", "Not offered yet: the checks need to read the instance. The script of the whole plan comes on the review."));
        content(form, new ActivityBar(model.readings().instance(), model.readings().clock(), model.readings()::readInstance), notes);
        model.draft().instanceSurvey().subscribe(this::show);
        model.draft().purpose().subscribe(_ -> show(model.draft().instanceSurvey().get()));
    }

    private void show(Optional<InstanceSurvey> survey) {
        facts.facts(survey.map(InstancePage::facts).orElse(List.of()));
        card.getChildren().setAll(survey.<Node>map(found -> Texts.group(found.resource().name())).orElse(Texts.muted("Not read yet.")));
        survey.ifPresent(_ -> card.getChildren().add(facts));
        notes.getChildren().setAll(survey.map(this::notes).orElse(List.of()));
    }

    private List<Node> notes(InstanceSurvey found) {
        List<Node> notes = new ArrayList<>();
        if (!found.resource().isReady()) {
            notes.add(Notes.danger("The instance is " + found.resource().state() + ", " + found.resource().provisioningState() + ". A link needs one that is ready."));
        }
        found.use().toOptional().filter(use -> !use.failoverGroups().isEmpty()).ifPresent(use -> notes.add(Notes.danger("The instance is in the failover group " + String.join(", ", use.failoverGroups())
                + ". Failover groups and links exclude each other.")));
        found.use().reason().ifPresent(problem -> notes.add(Notes.problem(problem)));
        WayBack way = model.draft().wayBack();
        if (model.draft().purpose().get().needsWayBack() && way.title().endsWith("no")) {
            notes.add(Notes.warning(way.detail() + ". After a failover this SQL Server cannot take the database back."));
        }
        return notes;
    }

    private static List<Fact> facts(InstanceSurvey found) {
        ManagedInstanceResource instance = found.resource();
        return List.of(new Fact("State", instance.state() + ", " + instance.provisioningState()), new Fact("Tier", instance.tier() + (instance.generalPurposeV2() ? ", next generation" : "")),
                new Fact("vCores", number(instance.vCores())), new Fact("Storage", instance.storageSizeInGb().isPresent() ? instance.storageSizeInGb().getAsInt() + " GB" : "–"),
                new Fact("Update policy", instance.databaseFormat() + "; an instance never returns to an older one"), new Fact("Region", instance.location()),
                new Fact("Host name", instance.fullyQualifiedDomainName()), new Fact("Collation", instance.collation()), new Fact("Licence", instance.licenseType().orElse("–")),
                new Fact("Links", found.use().toOptional().map(use -> use.links().size() + " of " + io.linkspan.check.list.InstanceChecks.limit(instance) + " used").orElse("Unknown")),
                new Fact("Operations", found.use().toOptional().map(InstancePage::running).orElse("Unknown")));
    }

    private static String running(InstanceUse use) {
        List<String> running = use.operations().stream().filter(InstanceOperation::isRunning).map(InstanceOperation::operation).toList();
        return running.isEmpty() ? "none running" : "running: " + String.join(", ", running);
    }

    private static String number(java.util.OptionalInt value) {
        return value.isPresent() ? String.valueOf(value.getAsInt()) : "–";
    }
}
