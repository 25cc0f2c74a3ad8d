package io.linkspan.ui.connect;

import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Machine.Authentication.Kind;
import io.linkspan.model.profile.Machine.Encrypt;
import io.linkspan.model.profile.SecretSource;
import io.linkspan.model.profile.ShownCertificate;
import io.linkspan.model.profile.Trust;
import io.linkspan.sqlserver.ServerIdentity;
import io.linkspan.sqlserver.Trial;
import io.linkspan.ui.control.State;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A machine as it is typed in, and how it answered. Whatever is changed has to be tried again. On the FX thread. */
final class MachineDraft {

    private static final int LAST_PORT = 65535;

    final Side side;
    private final Clock clock;
    final StringProperty name = new SimpleStringProperty("");
    final StringProperty host = new SimpleStringProperty("");
    final StringProperty port = new SimpleStringProperty("1433");
    final StringProperty user = new SimpleStringProperty("");
    final StringProperty resourceGroup = new SimpleStringProperty("");
    final ObjectProperty<Encrypt> encrypt = new SimpleObjectProperty<>(Encrypt.MANDATORY);
    final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.SQL);
    final ObjectProperty<Trust> trust = new SimpleObjectProperty<>(Trust.DEFAULT);
    final SecretDraft secret = new SecretDraft();
    final Activity activity;
    private final ReadOnlyObjectWrapper<Optional<Trial>> trial = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Machine> tried = Optional.empty();

    public MachineDraft(Side side, Work work, Clock clock) {
        this.side = side;
        this.clock = clock;
        activity = new Activity(work, clock);
        Stream.<Observable>of(host, port, user, encrypt, kind, trust, secret.keep, secret.variable, secret.typed).forEach(p -> p.addListener(_ -> changed()));
    }

    /** What its looks and its completeness depend on. */
    Observable[] changes() {
        return new Observable[] {name, host, port, user, encrypt, kind, trust, secret.keep, secret.variable, activity.state(), trial};
    }

    private void changed() {
        activity.cancel();
        trial.set(Optional.empty());
    }

    void read(Machine m) {
        name.set(m.name());
        host.set(m.host());
        port.set(String.valueOf(m.port()));
        user.set(m.authentication().user().orElse(""));
        resourceGroup.set(m.resourceGroup().orElse(""));
        encrypt.set(m.encrypt());
        kind.set(m.authentication().kind());
        trust.set(m.trust());
        secret.read(m.authentication().password());
    }

    /** @param estate name of the profile, for the vault's entries */
    Machine machine(String estate) {
        Optional<String> login = Optional.of(user.get().strip()).filter(u -> !u.isEmpty());
        SecretSource source = kind.get() == Kind.SQL ? secret.source(estate + "/" + shortName() + "/" + login.orElse("")) : SecretSource.ASK;
        return new Machine(side, shortName(), host.get().strip(), Integer.parseInt(port.get().strip()), encrypt.get(), trust.get(), new Machine.Authentication(kind.get(), login, source),
                Optional.of(resourceGroup.get().strip()).filter(g -> !g.isEmpty()));
    }

    /** The name, or the host while there is none. */
    public String shortName() {
        return name.get().isBlank() ? host.get().isBlank() ? side == Side.SQL_SERVER ? "New server" : "New instance" : host.get().strip() : name.get().strip();
    }

    /** What has to be filled in before it can be tried; empty if nothing. */
    public String missing() {
        if (host.get().isBlank()) {
            return "Give the host.";
        }
        if (!port.get().strip().matches("\\d{1,5}") || Integer.parseInt(port.get().strip()) < 1 || Integer.parseInt(port.get().strip()) > LAST_PORT) {
            return "Give the port, a number from 1 to 65535.";
        }
        if (kind.get() == Kind.SQL && user.get().isBlank()) {
            return "Give the user.";
        }
        return kind.get() == Kind.SQL ? secret.missing().orElse("") : "";
    }

    /** It is being tried as this; what was known of it is old. */
    void begin(Machine machine) {
        tried = Optional.of(machine);
        trial.set(Optional.empty());
    }

    /** As what it was tried last; it may have got its name since. */
    Optional<Machine> tried() {
        return tried;
    }

    void answered(Trial result) {
        if (result instanceof Trial.Failed(Problem problem) && problem.code().equals("login-failed")) {
            secret.typed.set("");
        }
        trial.set(Optional.of(result));
        if (name.get().isBlank() && result instanceof Trial.Answered(ServerIdentity identity)) {
            name.set(side == Side.SQL_SERVER ? identity.serverName() : identity.serverName().replaceFirst("\\..*", ""));
        }
    }

    public boolean answers() {
        return trial.get().filter(Trial.Answered.class::isInstance).isPresent();
    }

    /** The certificate that it showed and that is not trusted. */
    public Optional<ShownCertificate> untrusted() {
        return trial.get().filter(Trial.Untrusted.class::isInstance).map(t -> ((Trial.Untrusted) t).certificate());
    }

    /** The operator compared the fingerprint and trusts exactly this certificate from now on. */
    public void trustShown() {
        untrusted().ifPresent(shown -> trust.set(new Trust(Optional.empty(), Optional.of(shown.sha256()))));
    }

    Standing standing() {
        return switch (activity.state().get()) {
            case Activity.Busy busy -> Standing.trying(busy, clock.instant());
            case Activity.Failed failed -> Standing.failed(failed.problem());
            case Activity.Idle _ -> trial.get().map(this::standing).orElse(Standing.NOT_TRIED);
        };
    }

    private Standing standing(Trial trial) {
        return switch (trial) {
            case Trial.Answered _ -> new Standing(State.SUCCESS, "answers");
            case Trial.Untrusted _ when trust.get().sha256().isPresent() -> new Standing(State.ERROR, "changed");
            case Trial.Untrusted _ -> new Standing(State.WARNING, "not trusted");
            case Trial.Failed(Problem problem) -> Standing.failed(problem);
        };
    }

    public ReadOnlyObjectProperty<Optional<Trial>> trial() {
        return trial.getReadOnlyProperty();
    }
}
