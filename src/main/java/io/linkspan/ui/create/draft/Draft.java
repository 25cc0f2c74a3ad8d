package io.linkspan.ui.create.draft;

import io.linkspan.check.DatabaseFitness;
import io.linkspan.check.fact.DatabaseSurvey;
import io.linkspan.check.fact.InstanceSurvey;
import io.linkspan.check.fact.ServerSurvey;
import io.linkspan.model.EndpointUrl;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.plan.task.NewLink;
import io.linkspan.ui.wizard.WayBack;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** All that was chosen for a new link and all that was read for it. Every page binds to it, and none to another page. A text that is empty is not said yet, or left to be proposed. */
public final class Draft {

    private final boolean practice;
    private final ObjectProperty<Intent> intent = new SimpleObjectProperty<>(Intent.SET_UP);
    private final ObjectProperty<Purpose> purpose = new SimpleObjectProperty<>(Purpose.DISASTER_RECOVERY);
    private final StringProperty server = new SimpleStringProperty("");
    private final StringProperty database = new SimpleStringProperty("");
    private final StringProperty backupTo = new SimpleStringProperty("");
    private final StringProperty instance = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty masterKeyPassword = new SimpleStringProperty("");
    private final BooleanProperty warningsRead = new SimpleBooleanProperty();
    private final BooleanProperty agreed = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<ServerSurvey>> survey = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<InstanceSurvey>> instanceSurvey = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Checked>> checked = new SimpleObjectProperty<>(Optional.empty());

    /** @param practice a practice estate makes its master key's password by itself */
    Draft(boolean practice) {
        this.practice = practice;
        // what was read of one machine says nothing of another
        server.subscribe((_, _) -> {
            database.set("");
            survey.set(Optional.empty());
        });
        instance.subscribe((_, _) -> instanceSurvey.set(Optional.empty()));
        checked.subscribe((was, is) -> {
            if (!was.map(Checked::warned).equals(is.map(Checked::warned))) {
                warningsRead.set(false);
            }
            if (!was.map(Checked::disturbing).equals(is.map(Checked::disturbing))) {
                agreed.set(false);
            }
        });
    }

    /** All of it, for those who look at it as a whole. */
    public List<Observable> parts() {
        return List.of(intent, purpose, server, database, backupTo, instance, name, address, masterKeyPassword, warningsRead, agreed, survey, instanceSurvey, checked);
    }

    /** What is asked for; only once server, database and instance are chosen and what was typed is valid. */
    public Optional<NewLink> wanted() {
        return server.get().isEmpty() || database.get().isEmpty() || instance.get().isEmpty() || invalid().isPresent() ? Optional.empty()
                : Optional.of(new NewLink(database.get(), server.get(), instance.get(), said(name).map(LinkName::new), said(address), said(backupTo)));
    }

    private static Optional<String> said(StringProperty text) {
        return Optional.of(text.get().strip()).filter(value -> !value.isEmpty());
    }

    public boolean masterKeyGiven() {
        return practice || !masterKeyPassword.get().isEmpty();
    }

    /** Whether the run has to make a master key. */
    public boolean masterKeyNeeded() {
        return survey.get().filter(found -> !found.server().masterKey()).isPresent();
    }

    /** What the checks say of exactly what is asked for now. */
    public Optional<Checked> current() {
        return checked.get().filter(found -> Optional.of(found.wanted()).equals(wanted()) && found.masterKeyGiven() == masterKeyGiven());
    }

    /** Both ends as they were read for this database, under whatever name. */
    public Optional<Checked> read() {
        return checked.get().filter(found -> found.wanted().database().equals(database.get()) && found.wanted().server().equals(server.get()) && found.wanted().instance().equals(instance.get()));
    }

    /** The task's names and address as they would be, with what is proposed; empty until both ends were read, or while something said is not valid. */
    public Optional<LinkSpec> spec() {
        try {
            return wanted().flatMap(asked -> read().map(found -> asked.task(found.draft().facts(), found.draft().reachedAt(), found.draft().task().roots(), masterKeyGiven()).spec()));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with the name or the address as they are typed. */
    public Optional<Problem> invalid() {
        try {
            LinkName typed = said(name).map(LinkName::new).orElse(LinkName.forDatabase("link"));
            LinkSpec.of(typed, "database", "server", "instance", EndpointUrl.of(said(address).orElse("0.0.0.0")), said(backupTo));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    public Optional<DatabaseSurvey> chosen() {
        return survey.get().flatMap(found -> found.databases().stream().filter(candidate -> candidate.facts().name().equals(database.get())).findFirst());
    }

    public Optional<DatabaseFitness> fitness() {
        return chosen().map(found -> DatabaseFitness.of(survey.get().orElseThrow(), found));
    }

    public WayBack wayBack() {
        return WayBack.of(survey.get().map(found -> found.server().identity().version()), instanceSurvey.get().map(found -> found.resource().databaseFormat()), purpose.get().needsWayBack());
    }

    public boolean practice() {
        return practice;
    }

    public ObjectProperty<Intent> intent() {
        return intent;
    }

    public ObjectProperty<Purpose> purpose() {
        return purpose;
    }

    public StringProperty server() {
        return server;
    }

    /** As SQL Server spells it. */
    public StringProperty database() {
        return database;
    }

    /** Where SQL Server may write a full backup. */
    public StringProperty backupTo() {
        return backupTo;
    }

    public StringProperty instance() {
        return instance;
    }

    public StringProperty name() {
        return name;
    }

    public StringProperty address() {
        return address;
    }

    /** In memory only, and only until the run has it. */
    public StringProperty masterKeyPassword() {
        return masterKeyPassword;
    }

    public BooleanProperty warningsRead() {
        return warningsRead;
    }

    public BooleanProperty agreed() {
        return agreed;
    }

    public ObjectProperty<Optional<ServerSurvey>> survey() {
        return survey;
    }

    public ObjectProperty<Optional<InstanceSurvey>> instanceSurvey() {
        return instanceSurvey;
    }

    public ObjectProperty<Optional<Checked>> checked() {
        return checked;
    }
}
