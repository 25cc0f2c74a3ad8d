package io.linkspan.ui.connect;

import io.linkspan.azure.Arm;
import io.linkspan.azure.Browse;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Profile;
import io.linkspan.settings.Credentials;
import io.linkspan.settings.ProfileWriter;
import io.linkspan.settings.Profiles;
import io.linkspan.settings.Recents;
import io.linkspan.settings.Vault;
import io.linkspan.sqlserver.Connect;
import io.linkspan.sqlserver.Trial;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** An estate as it is described: its name and file, the Azure account, the machines. Tries them in the background and opens the estate. On the FX thread. */
final class ConnectModel {

    private final Surroundings surroundings;
    private final Work work;
    private final Vault vault;
    private final Credentials credentials;
    private final Recents recents;
    final StringProperty name = new SimpleStringProperty("");
    /** Where the profile is or will be kept; empty keeps it nowhere. */
    final StringProperty file = new SimpleStringProperty("");
    final AzureDraft azure;
    final ObservableList<MachineDraft> machines = FXCollections.observableArrayList(MachineDraft::changes);
    /** Reading and saving the profile's file. */
    final Activity files;
    private final ReadOnlyObjectWrapper<List<String>> said = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Recents.Recent>> recent = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> noVault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringBinding whyNot;
    private Optional<Profile> asRead = Optional.empty();
    private boolean practice;
    private Map<String, String> addresses = Map.of();

    public ConnectModel(Surroundings surroundings, Work work, Vault vault, Credentials.AskSecret ask) {
        this.surroundings = surroundings;
        this.work = work;
        this.vault = vault;
        credentials = new Credentials(surroundings.environment()::get, ask, vault);
        recents = new Recents(surroundings.home());
        azure = new AzureDraft(work, surroundings.clock(), credentials);
        files = new Activity(work, surroundings.clock());
        whyNot = Bindings.createStringBinding(this::incomplete, Stream.concat(Stream.of(name, machines), Stream.of(azure.changes())).toArray(Observable[]::new));
        name.subscribe((was, is) -> {
            if (file.get().isEmpty() || file.get().equals(ownFile(was))) {
                file.set(ownFile(is));
            }
        });
        work.start(recents::list, recent::set, this::say);
        work.start(vault::whyNot, noVault::set, this::say);
    }

    /** A new machine, not described yet. */
    public MachineDraft add(Side side) {
        MachineDraft machine = new MachineDraft(side, work, surroundings.clock());
        machines.add(machine);
        return machine;
    }

    /** An instance that Azure knows. */
    public MachineDraft add(Browse.Found found) {
        MachineDraft machine = add(Side.MANAGED_INSTANCE);
        machine.name.set(found.name());
        machine.host.set(found.host());
        machine.resourceGroup.set(found.resourceGroup());
        return machine;
    }

    public void remove(MachineDraft machine) {
        machine.activity.cancel();
        machines.remove(machine);
    }

    /** Signs in to Azure anew. */
    public void signIn() {
        azure.signIn(name.get());
    }

    /** Another subscription was chosen. */
    void lookAgain() {
        if (azure.sight().get().filter(AzureDraft.Seen.class::isInstance).isPresent()) {
            azure.look(name.get());
        }
    }

    /** Whether the instance is among the machines. */
    public boolean has(Browse.Found found) {
        return machines.stream().anyMatch(m -> m.side == Side.MANAGED_INSTANCE && m.name.get().equalsIgnoreCase(found.name()));
    }

    /** Tries one machine; nothing happens while something has to be filled in. */
    public void test(MachineDraft draft) {
        test(draft, () -> { });
    }

    private void test(MachineDraft draft, Runnable then) {
        if (!draft.missing().isEmpty()) {
            return;
        }
        Machine machine = draft.machine(name.get());
        Arm arm = azure.arm(name.get());
        draft.activity.run("Trying " + draft.shortName(), () -> {
            try {
                draft.secret.given().ifPresent(s -> credentials.answer(machine.authentication().password(), machine.passwordWords(), s));
                return tried(machine, Trial.of(Connect.to(machine, credentials, arm::token)));
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

    public void testAll() {
        machines.forEach(this::test);
    }

    /** Tries what has not answered, and opens the estate if then all machines do. */
    public void connect(Consumer<OpenEstate> opened) {
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

    /** Opens the estate as it is, and keeps what was changed in its file; a practice estate's secrets stand in its file, so that is left alone. A machine may be down: that keeps nobody from the others. */
    public void open(Consumer<OpenEstate> opened) {
        Profile profile = profile();
        OpenEstate estate = new OpenEstate(profile, credentials, azure.arm(name.get()), Optional.empty(), surroundings);
        Optional<Path> at = path();
        if (at.isEmpty()) {
            opened.accept(estate);
            return;
        }
        boolean unchanged = practice || asRead.filter(profile::equals).isPresent();
        files.run("Saving the profile", () -> unchanged ? remember(at.get(), profile) : save(at.get(), profile), _ -> opened.accept(estate));
    }

    /** A place in the state folder for an estate of that name. */
    private String ownFile(String estate) {
        return estate.isBlank() ? "" : surroundings.home().resolve("profiles").resolve(estate.strip().replaceAll("[^\\p{L}\\p{N}._-]", "-") + ".json").toString();
    }

    /** Whether a machine was tried in vain. */
    boolean failed() {
        return machines.stream().anyMatch(m -> m.trial().get().isPresent() && !m.answers());
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

    public Profile profile() {
        return new Profile(name.get().strip(), practice, azure.cloud.get(), azure.account(name.get()), machines(Side.SQL_SERVER), machines(Side.MANAGED_INSTANCE), addresses);
    }

    private List<Machine> machines(Side side) {
        return machines.stream().filter(m -> m.side == side).map(m -> m.machine(name.get())).toList();
    }

    /** Reads a profile in place of what is described now. */
    public void read(Path from) {
        files.run("Reading " + from.getFileName(), () -> Profiles.read(from), profile -> {
            file.set(from.toString());
            show(profile);
        });
    }

    private void show(Profile profile) {
        List.copyOf(machines).forEach(this::remove);
        name.set(profile.name());
        practice = profile.practice();
        addresses = profile.addresses();
        azure.read(profile.cloud(), profile.azure());
        Stream.concat(profile.servers().stream(), profile.instances().stream()).forEach(m -> add(m.side()).read(m));
        said.set(List.of());
        asRead = Optional.of(profile());
    }

    public void save() {
        Profile profile = profile();
        path().ifPresent(at -> files.run("Saving the profile", () -> save(at, profile), said::set));
    }

    private List<String> save(Path at, Profile profile) {
        makeOwnFolder(at);
        List<String> lines = new ArrayList<>(List.of("Saved to " + at + ". No secret is in it."));
        lines.addAll(ProfileWriter.write(at, profile));
        lines.addAll(remember(at, profile));
        return lines;
    }

    private List<String> remember(Path at, Profile profile) {
        recents.add(at, profile, surroundings.clock().instant());
        return List.of();
    }

    private void makeOwnFolder(Path at) {
        Path own = surroundings.home().resolve("profiles");
        if (own.equals(at.getParent())) {
            try {
                Files.createDirectories(own);
            } catch (IOException e) {
                throw Problem.usage("cannot-write", "The folder " + own + " cannot be made.", "Choose another place for the profile.").raw(e.toString()).exception(e);
            }
        }
    }

    private Optional<Path> path() {
        return Optional.of(file.get().strip()).filter(f -> !f.isEmpty()).map(Path::of);
    }

    private void say(Problem problem) {
        said.set(List.of(problem.text()));
    }

    /** Everything on its way is given up. */
    public void close() {
        files.cancel();
        azure.cancel();
        machines.forEach(m -> m.activity.cancel());
    }

    public boolean practice() {
        return practice;
    }

    /** What became of saving: a sentence each. */
    public ReadOnlyObjectProperty<List<String>> said() {
        return said.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Recents.Recent>> recent() {
        return recent.getReadOnlyProperty();
    }

    public Vault vault() {
        return vault;
    }

    /** Why secrets cannot be kept on this computer; empty where they can, or while that is not known yet. */
    public ReadOnlyObjectProperty<Optional<String>> noVault() {
        return noVault.getReadOnlyProperty();
    }
}
