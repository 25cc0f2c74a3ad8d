package io.linkspan.ui.connect;

import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.model.profile.ShownCertificate;
import io.linkspan.sqlserver.ServerIdentity;
import io.linkspan.sqlserver.Trial;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How a machine answered, in words; an untrusted certificate is shown whole, and trusted only by its own button. */
final class TrialNote extends VBox {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final MachineDraft draft;
    private final ConnectModel model;

    TrialNote(MachineDraft draft, ConnectModel model) {
        this.draft = draft;
        this.model = model;
        draft.trial().subscribe(this::show);
    }

    private void show(Optional<Trial> trial) {
        getChildren().setAll(trial.<Node>map(t -> switch (t) {
            case Trial.Answered(ServerIdentity identity) -> answered(identity);
            case Trial.Untrusted(Problem problem, ShownCertificate shown) -> untrusted(problem, shown);
            case Trial.Failed(Problem problem) -> Notes.problem(problem, Command.of("R_etry", "mdi2r-refresh", () -> model.test(draft)));
        }).stream().toList());
    }

    private Node answered(ServerIdentity identity) {
        VBox lines = new VBox(8, States.label(State.SUCCESS, identity.serverName() + " answers: " + identity.edition() + ", " + identity.version()));
        if (identity.isManagedInstance() != (draft.side == Side.MANAGED_INSTANCE)) {
            lines.getChildren().add(Notes.warning(identity.isManagedInstance() ? "This is a managed instance, but it stands among the SQL Servers." : "This is a SQL Server, but it stands among the managed instances."));
        }
        if (draft.side == Side.SQL_SERVER && !identity.serverName().equalsIgnoreCase(draft.name.get().strip())) {
            lines.getChildren().add(Notes.warning("It calls itself " + identity.serverName() + ", and links go by that name.",
                    Buttons.of(Command.of("Us_e " + identity.serverName(), "", () -> {
                        draft.name.set(identity.serverName());
                        show(draft.trial().get());
                    }))));
        }
        return lines;
    }

    private Node untrusted(Problem problem, ShownCertificate shown) {
        Optional<String> pinned = draft.trust.get().sha256();
        List<FactGrid.Fact> lines = new ArrayList<>();
        pinned.ifPresent(p -> lines.add(new FactGrid.Fact("Trusted", ShownCertificate.grouped(p))));
        lines.addAll(List.of(new FactGrid.Fact(pinned.isPresent() ? "Shown now" : "SHA-256", shown.grouped()), new FactGrid.Fact("Issued to", shown.subject()), new FactGrid.Fact("Names", String.join(", ", shown.names())),
                new FactGrid.Fact("Issued by", shown.selfSigned() ? shown.issuer() + " (itself)" : shown.issuer()), new FactGrid.Fact("Valid", DAY.format(shown.notBefore()) + " to " + DAY.format(shown.notAfter()))));
        FactGrid facts = new FactGrid();
        facts.facts(lines);
        facts.getStyleClass().add("connect-certificate");
        String changed = "The certificate of " + draft.shortName() + " is not the one that is trusted. It may have been renewed, or somebody stands in between.";
        Command trust = Command.of(pinned.isPresent() ? "Trust the new certific_ate" : "Trust this certific_ate", "mdi2s-shield-check-outline", () -> {
            draft.trustShown();
            model.test(draft);
        });
        HBox ways = new HBox(8, Buttons.of(trust), Buttons.of(Command.of("R_etry", "mdi2r-refresh", () -> model.test(draft))));
        Node compare = Texts.body("Compare the fingerprint with the server's own (SQL Server Configuration Manager, Protocols, Certificate) before you trust it. Nothing was sent to the server yet.");
        return pinned.isPresent() ? Notes.danger(changed, facts, compare, ways) : Notes.warning(problem.text(), facts, compare, ways);
    }
}
