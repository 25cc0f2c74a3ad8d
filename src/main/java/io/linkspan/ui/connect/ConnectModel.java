package io.linkspan.ui.connect;

import io.linkspan.azure.Arm;
import io.linkspan.azure.Browse;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Profile;
import io.linkspan.settings.Credentials;
import io.linkspan.settings.Vault;
import io.linkspan.sqlserver.Connect;
import io.linkspan.sqlserver.Trial;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.work.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** An estate as it is described: its name and file, the Azure account, the machines. Tries them in the background and opens the estate. On the FX thread. */
final class ConnectModel {

    final StringProperty name = new SimpleStringProperty("");
    final ProfileFile file;
    final AzureDraft azure;
    /** Whether the profile is that of a practice estate. */
    final BooleanProperty practice = new SimpleBooleanProperty();
    final ObservableList<MachineDraft> machines = FXCollections.observableArrayList(MachineDraft::changes);
    private final Surroundings surroundings;
    private final Work work;
    private final Vault vault;
    private final Credentials credentials;
    private final ReadOnlyObjectWrapper<Optional<String>> noVault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringBinding whyNot;
    private Map<String, String> addresses = Map.of();

    ConnectModel(Surroundings surroundings, Work work, Vault vault, Credentials.AskSecret ask) {
        this.surroundings = surroundings;
        this.work = work;
        this.vault = vault;
        credentials = new Credentials(surroundings.environment()::get, ask, vault);
        azure = new AzureDraft(work, surroundings.clock(), credentials);
        file = new ProfileFile(surroundings, work);
        whyNot = Bindings.createStringBinding(this::incomplete, Stream.concat(Stream.of(name, machines), Stream.of(azure.changes())).toArray(Observable[]::new));
        name.subscribe(file::rename);
        work.start(vault::whyNot, noVault::set, problem -> noVault.set(Optional.of(problem.text())));
    }

    /** A new machine, not described yet. */
    MachineDraft add(Side side) {
        MachineDraft machine = new MachineDraft(side, work, surroundings.clock());
        machines.add(machine);
        return machine;
    }

    /** An instance that Azure knows. */
    MachineDraft add(Browse.Found found) {
        MachineDraft machine = add(Side.MANAGED_INSTANCE);
        machine.name.set(found.name());
        machine.host.set(found.host());
        machine.resourceGroup.set(found.resourceGroup());
        return machine;
    }

    void remove(MachineDraft machine) {
        machine.activity.cancel();
        machines.remove(machine);
    }

    /** Whether the instance is among the machines. */
    boolean has(Browse.Found found) {
        return machines.stream().anyMatch(m -> m.side == Side.MANAGED_INSTANCE && m.name.get().equalsIgnoreCase(found.name()));
    }

    /** Signs in to Azure anew. */
    void signIn() {
        azure.signIn(name.get());
    }

    /** Another subscription was chosen. */
    void lookAgain() {
        if (azure.sight().get().filter(AzureDraft.Seen.class::isInstance).isPresent()) {
            azure.look(name.get());
        }
    }

    /** Tries one machine; nothing happens while something has to be filled in. */
    void test(MachineDraft draft) {
        test(draft, () -> { });
    }

    private void test(MachineDraft draft, Runnable then) {
        if (!draft.missing().isEmpty()) {
            return;
        }
        Machine machine = draft.machine(name.get());
        Arm arm = azure.arm(name.get());
        draft.begin(machine);
        draft.activity.run("Trying " + draft.shortName(), () -> {
            try {
                draft.secret.given().ifPresent(s -> credentials.answer(machine.authentication().password(), machine.passwordWords(), s));
                return tried(machine, Trial.of(Connect.to(machine, credentials, arm)));
            } catch (ProblemException e) {
                return new Trial.Failed(e.problem());
            }
        }, trial -> {
            draft.answered(trial);
            then.run();
        });
    }

    /** A password that was refused is not tried again: it would lock the login. */
    private Trial tried(Machine machine, Trial trial) {
        if (trial instanceof Trial.Failed(Problem problem) && problem.code().equals("login-failed")) {
            credentials.forget(machine.authentication().password(), machine.passwordWords());
        }
        return trial;
    }

    void testAll() {
        machines.forEach(this::test);
    }

    /** Whether a machine was tried in vain. */
    boolean failed() {
        return machines.stream().anyMatch(m -> m.trial().get().isPresent() && !m.answers());
    }

    /** Tries what has not answered, and opens the estate if then all machines do. */
    void connect(Consumer<OpenEstate> opened) {
        if (allAnswer()) {
            open(opened);
        } else {
            machines.stream().filter(m -> !m.answers()).forEach(m -> test(m, () -> {
                if (allAnswer()) {
                    open(opened);
                }
            }));
        }
    }

    private boolean allAnswer() {
        return machines.stream().allMatch(MachineDraft::answers);
    }

    /** Opens the estate as it is, and keeps it in its file. A machine may be down: that keeps nobody from the others. */
    void open(Consumer<OpenEstate> opened) {
        Profile profile = profile();
        OpenEstate estate = new OpenEstate(profile, credentials, azure.arm(name.get()), Optional.empty(), surroundings);
        Optional<Path> place = file.place();
        List<Named> named = machines.stream().flatMap(m -> m.tried().map(t -> new Named(t, m.machine(name.get()))).stream()).toList();
        file.activity.run("Opening " + profile.name(), () -> {
            named.forEach(n -> credentials.move(n.tried.authentication().password(), n.tried.passwordWords(), n.now.authentication().password(), n.now.passwordWords()));
            file.keep(place, profile);
            return estate;
        }, opened);
    }

    /** A machine as it was tried, perhaps before it had its name, and as it is. */
    private record Named(Machine tried, Machine now) {
    }

    /** What keeps the estate from being opened; empty if nothing. */
    StringBinding whyNot() {
        return whyNot;
    }

    private String incomplete() {
        if (name.get().isBlank()) {
            return "Give the estate a name.";
        }
        if (machines.isEmpty()) {
            return "Add a SQL Server and a managed instance.";
        }
        Optional<String> missing = machines.stream().filter(m -> !m.missing().isEmpty()).map(m -> m.shortName() + ": " + m.missing()).findFirst();
        Optional<String> twice = machines.stream().filter(m -> machines.stream().filter(o -> o.shortName().equalsIgnoreCase(m.shortName())).count() > 1).map(m -> "Two machines are called " + m.shortName() + ".").findFirst();
        return missing.or(() -> twice).orElseGet(azure::incomplete);
    }

    Profile profile() {
        return new Profile(name.get().strip(), practice.get(), azure.cloud.get(), azure.account(name.get()), machines(Side.SQL_SERVER), machines(Side.MANAGED_INSTANCE), addresses);
    }

    private List<Machine> machines(Side side) {
        return machines.stream().filter(m -> m.side == side).map(m -> m.machine(name.get())).toList();
    }

    /** Reads a profile in place of what is described now. */
    void read(Path from) {
        file.read(from, this::show);
    }

    private void show(Profile profile) {
        List.copyOf(machines).forEach(this::remove);
        name.set(profile.name());
        practice.set(profile.practice());
        addresses = profile.addresses();
        azure.read(profile.cloud(), profile.azure());
        Stream.concat(profile.servers().stream(), profile.instances().stream()).forEach(m -> add(m.side()).read(m));
        file.standsAs(profile());
    }

    void save() {
        if (whyNot.get().isEmpty()) {
            file.save(profile());
        }
    }

    /** Everything on its way is given up. */
    void close() {
        file.activity.cancel();
        azure.cancel();
        machines.forEach(m -> m.activity.cancel());
    }

    Vault vault() {
        return vault;
    }

    /** Why secrets cannot be kept on this computer; empty where they can, or while that is not known yet. */
    ReadOnlyObjectProperty<Optional<String>> noVault() {
        return noVault.getReadOnlyProperty();
    }
}
