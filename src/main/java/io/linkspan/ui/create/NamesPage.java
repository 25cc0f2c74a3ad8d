package io.linkspan.ui.create;

import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.TrustNames;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.ProblemException;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.FactGrid.Fact;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.create.draft.Checked;
import io.linkspan.ui.create.draft.Draft;
import io.linkspan.ui.create.draft.WizardModel;
import io.linkspan.ui.wizard.Form;
import io.linkspan.ui.wizard.Scrolled;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What things will be called, at which address the instance finds SQL Server, and by which certificates they trust each other. What is left open is proposed. */
final class NamesPage extends Scrolled {

    private final Draft draft;
    private final TextField name;
    private final TextField address;
    private final Label wrong = new Label();
    private final FactGrid names = new FactGrid();
    private final FactGrid trust = new FactGrid();
    private final VBox password = new VBox();

    NamesPage(WizardModel model) {
        draft = model.draft();
        name = Form.field(draft.name(), 320);
        address = Form.field(draft.address(), 320);
        wrong.getStyleClass().addAll("ls-danger", "ls-small");
        wrong.setWrapText(true);
        PasswordField typed = new PasswordField();
        typed.setMaxWidth(320);
        typed.getStyleClass().add("entry");
        typed.textProperty().bindBidirectional(draft.masterKeyPassword());
        Form form = new Form().row("Link na_me", name, Texts.muted("Letters a-z and digits, beginning with a letter. It is also the name of the distributed group and of the link in Azure."))
                .group("Follows from it", names)
                .row("Add_ress", address, wrong, Texts.muted("HOST or HOST:PORT of SQL Server's mirroring endpoint, as the instance reaches it. A listener or the address of a gateway goes here."))
                .group("Endpoint and certificates", trust);
        Form secret = new Form().row("Master key pass_word", typed, Texts.muted("master has no master key yet. The run makes one with this password, which is written nowhere; keep it where you keep such things."));
        content(form, password, new ActivityBar(model.readings().checks(), model.readings().clock(), model.readings()::check));
        draft.survey().subscribe(_ -> password.getChildren().setAll(draft.masterKeyNeeded() && !draft.practice() ? List.of(secret) : List.of()));
        List.<javafx.beans.Observable>of(draft.checked(), draft.name(), draft.address(), draft.survey()).forEach(part -> part.addListener(_ -> show()));
        show();
    }

    private void show() {
        Optional<LinkSpec> spec = draft.spec();
        wrong.setText(draft.invalid().map(problem -> problem.text()).orElse(""));
        wrong.setVisible(draft.invalid().isPresent());
        wrong.setManaged(draft.invalid().isPresent());
        name.setPromptText(spec.map(s -> "Proposed: " + s.name().value()).orElse(""));
        address.setPromptText(spec.map(s -> "Proposed: " + s.partnerEndpoint().host() + ":" + s.partnerEndpoint().port()).orElse("Not known from here"));
        names.facts(List.of(new Fact("Link", spec.map(s -> s.name().value()).orElse("–")), new Fact("Group here", spec.map(LinkSpec::partnerAvailabilityGroupName).orElse("–")),
                new Fact("Group there", spec.map(LinkSpec::instanceAvailabilityGroupName).orElse("–")), new Fact("Database", draft.database().get() + ", of the same name on the instance")));
        trust.facts(draft.read().map(found -> trust(found, spec)).orElse(List.of(new Fact("Endpoint", "Not read yet"))));
    }

    private List<Fact> trust(Checked found, Optional<LinkSpec> spec) {
        Facts facts = found.draft().facts();
        return List.of(new Fact("Endpoint", told(() -> Facts.of(facts.endpoint()).map(there -> there.words() + (there.fits() ? "; used as it is" : "; the run alters it")).orElse("none yet; the run makes it"))),
                new Fact("Address", spec.map(s -> s.partnerEndpoint().toString()).orElse("–")),
                new Fact("Certificate", told(() -> TrustNames.endpointCertificateName(facts) + TrustNames.endpointCertificate(facts).map(c -> ", used as it is, " + c.daysLeft() + " days left").orElse("; the run makes it, for five years"))),
                new Fact("Exchange", "given to the instance, and the instance's brought here, by the run"),
                new Fact("Roots", String.join(", ", found.draft().task().roots().stream().map(root -> root.name()).toList()) + "; missing ones are added"),
                new Fact("Master key", told(() -> Facts.of(facts.server()).masterKey() ? "present" : draft.practice() ? "none yet; the run makes one, with a password by chance" : "none yet; the run makes one")));
    }

    private static String told(Supplier<String> words) {
        try {
            return words.get();
        } catch (ProblemException e) {
            return "Unknown: " + e.problem().text();
        }
    }
}
