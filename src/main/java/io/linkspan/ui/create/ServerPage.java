package io.linkspan.ui.create;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.fact.EndpointFact;
import io.linkspan.check.fact.GroupFact;
import io.linkspan.check.fact.ServerFacts;
import io.linkspan.check.fact.ServerSurvey;
import io.linkspan.model.Observed;
import io.linkspan.model.profile.Machine;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Empty;
import io.linkspan.ui.control.FactGrid.Fact;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.create.draft.WizardModel;
import io.linkspan.ui.wizard.Form;
import io.linkspan.ui.wizard.Scrolled;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

/** Which SQL Server, what it says of itself, and what keeps it from taking links. */
final class ServerPage extends Scrolled {

    private final WizardModel model;
    private final FactGrid facts = new FactGrid();
    private final VBox faults = new VBox(8);

    ServerPage(WizardModel model, Navigator navigator) {
        this.model = model;
        if (model.servers().isEmpty()) {
            content(Empty.pane("mdi2s-server", "No SQL Server", "The estate " + model.estate().name() + " names none. Connect to one first.", Command.of("_Connect…", "mdi2p-power-plug-outline", navigator::connect)));
            return;
        }
        ComboBox<String> servers = Form.chooser(model.servers(), model.draft().server(), model.readings()::readServer);
        Form form = new Form().row("S_erver", servers).group("What it is", facts)
                .group("Availability group", Form.given("Make a new one, of this server alone", "No cluster is needed from SQL Server 2017 on. The database stays online."),
                        Form.off("Use one that there is", "Not offered yet: the link makes a group of its own for its database."))
                .group("Sign-in", Buttons.of(Command.of("_Change…", "mdi2a-account-key-outline", navigator::connect)));
        content(form, new ActivityBar(model.readings().server(), model.readings().clock(), model.readings()::readServer), faults);
        model.draft().survey().subscribe(this::show);
        model.draft().server().subscribe(_ -> show(model.draft().survey().get()));
    }

    private void show(Optional<ServerSurvey> survey) {
        String name = model.draft().server().get();
        Optional<Machine> machine = model.estate().profile().servers().stream().filter(m -> m.name().equals(name)).findFirst();
        Fact host = new Fact("Address", machine.map(m -> m.host() + ":" + m.port()).orElse("–"));
        Fact login = new Fact("Login", machine.map(ServerPage::login).orElse("–"));
        facts.facts(survey.map(found -> facts(found, host, login)).orElse(List.of(host, login, new Fact("Version", "Not read yet"))));
        faults.getChildren().setAll(survey.map(found -> model.failing().stream().map(CheckDocument.Line::of)
                .map(line -> Notes.danger(line.id() + " " + line.title() + ": " + Optional.ofNullable(line.measured()).orElse("could not be measured") + ". " + Optional.ofNullable(line.why()).orElse(""))).toList())
                .orElse(List.of()));
    }

    private static List<Fact> facts(ServerSurvey found, Fact host, Fact login) {
        ServerFacts server = found.server();
        String version = io.linkspan.model.Release.of(server.identity().version()).map(release -> release.product() + ", ").orElse("") + server.identity().version()
                + server.identity().productUpdateLevel().map(level -> " (" + level + ")").orElse("");
        return List.of(host, login, new Fact("Version", version), new Fact("Edition", server.identity().edition()), new Fact("System", server.platform() + ", " + server.release().strip()),
                new Fact("Always On", server.hadrEnabled() ? server.hadrStatus() == 1 ? "enabled, running" : "enabled, not running" : "disabled"),
                new Fact("Rights", server.sysadmin() ? "member of sysadmin" : "not a member of sysadmin"),
                new Fact("Endpoint", known(found.endpoint(), there -> there.map(EndpointFact::words).orElse("none yet, the run makes it"))),
                new Fact("Groups", known(found.groups(), groups -> groups.isEmpty() ? "none" : String.join(", ", groups.stream().map(GroupFact::name).toList()))));
    }

    private static <T> String known(Observed<T> part, java.util.function.Function<T, String> words) {
        return switch (part) {
            case Observed.Known<T>(T value, var _) -> words.apply(value);
            case Observed.Unknown<T>(var problem, var _) -> "Unknown: " + problem.text();
        };
    }

    private static String login(Machine machine) {
        String how = switch (machine.authentication().kind()) {
            case SQL -> "SQL login";
            case WINDOWS -> "Windows";
            case ENTRA -> "Microsoft Entra ID";
        };
        return how + machine.authentication().user().map(user -> " " + user).orElse("") + ", encryption " + machine.encrypt().name().toLowerCase(java.util.Locale.ROOT);
    }
}
