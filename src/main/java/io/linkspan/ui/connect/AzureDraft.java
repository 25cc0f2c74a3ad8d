package io.linkspan.ui.connect;

import io.linkspan.azure.Arm;
import io.linkspan.azure.Browse;
import io.linkspan.azure.DeviceCode;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.settings.Credentials;
import io.linkspan.ui.control.State;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The Azure account as it is typed in, and what it sees. Whatever is changed has to be signed in with again. On the FX thread. */
final class AzureDraft {

    private final Work work;
    private final Clock clock;
    private final Credentials credentials;
    final ObservableList<Cloud> clouds = FXCollections.observableArrayList(Cloud.KNOWN);
    final ObjectProperty<Cloud> cloud = new SimpleObjectProperty<>(Cloud.AZURE);
    final ObjectProperty<Account.Type> type = new SimpleObjectProperty<>(Account.Type.BROWSER);
    final StringProperty tenant = new SimpleStringProperty("");
    final StringProperty clientId = new SimpleStringProperty("");
    final StringProperty certificate = new SimpleStringProperty("");
    final StringProperty subscription = new SimpleStringProperty("");
    final StringProperty group = new SimpleStringProperty("");
    final SecretDraft secret = new SecretDraft();
    final Activity activity;
    private final ReadOnlyObjectWrapper<Optional<Sight>> sight = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DeviceCode>> deviceCode = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Arm> arm = Optional.empty();

    /** What came of signing in. */
    public sealed interface Sight {
    }

    /** What the account may read; groups and instances are those of the chosen subscription. */
    public record Seen(List<Browse.Subscription> subscriptions, List<String> groups, List<Browse.Found> instances) implements Sight {
    }

    public record Refused(Problem problem) implements Sight {
    }

    public AzureDraft(Work work, Clock clock, Credentials credentials) {
        this.work = work;
        this.clock = clock;
        this.credentials = credentials;
        activity = new Activity(work, clock);
        Stream.<Observable>of(cloud, type, tenant, clientId, certificate, secret.keep, secret.variable, secret.typed).forEach(p -> p.addListener(_ -> changed()));
    }

    /** What its looks and its completeness depend on. */
    Observable[] changes() {
        return new Observable[] {cloud, type, tenant, clientId, certificate, secret.keep, secret.variable, subscription, group, activity.state(), sight};
    }

    private void changed() {
        cancel();
        arm = Optional.empty();
        sight.set(Optional.empty());
    }

    void read(Cloud ofProfile, Account account) {
        if (!clouds.contains(ofProfile)) {
            clouds.add(ofProfile);
        }
        cloud.set(ofProfile);
        type.set(account.credential().type());
        tenant.set(account.tenantId());
        clientId.set(account.credential().clientId().orElse(""));
        certificate.set(account.credential().certificate().orElse(""));
        secret.read(account.credential().secret());
        subscription.set(account.subscriptionId());
        group.set(account.resourceGroup());
    }

    Account account(String estate) {
        boolean application = type.get() == Account.Type.CLIENT_SECRET || type.get() == Account.Type.CLIENT_CERTIFICATE;
        Account.Credential credential = new Account.Credential(type.get(), text(clientId), application ? secret.source(estate + "/azure/" + clientId.get().strip()) : new SecretDraft().source(""),
                type.get() == Account.Type.CLIENT_CERTIFICATE ? text(certificate) : Optional.empty());
        return new Account(tenant.get().strip(), subscription.get().strip(), group.get().strip(), credential);
    }

    /** What has to be filled in before one can sign in; empty if nothing. */
    public String missing() {
        if (tenant.get().isBlank()) {
            return "Give the tenant, by its id or its domain.";
        }
        return switch (type.get()) {
            case CLIENT_SECRET -> clientId.get().isBlank() ? "Give the application (client) id." : secret.missing().orElse("");
            case CLIENT_CERTIFICATE -> clientId.get().isBlank() ? "Give the application (client) id." : certificate.get().isBlank() ? "Name the certificate's file." : secret.missing().orElse("");
            case BROWSER, DEVICE_CODE, AZURE_CLI, MANAGED_IDENTITY, DEFAULT -> "";
        };
    }

    /** What has to be chosen before an estate can be opened; empty if nothing. */
    public String incomplete() {
        return !missing().isEmpty() ? missing() : subscription.get().isBlank() ? "Choose the subscription." : group.get().isBlank() ? "Choose the resource group." : "";
    }

    /** Signs in anew, and reads what the account sees. */
    public void signIn(String estate) {
        sight.set(Optional.empty());
        Account account = account(estate);
        Arm signing = fresh(account);
        arm = Optional.of(signing);
        activity.run("Signing in to " + cloud.get().name(), () -> {
            secret.given().ifPresent(s -> credentials.answer(account.credential().secret(), account.secretWords(), s));
            return look(signing, account);
        }, this::saw);
    }

    /** Reads groups and instances of the chosen subscription. */
    public void look(String estate) {
        Account chosen = account(estate);
        arm.ifPresent(a -> activity.run("Reading the subscription", () -> look(a, chosen), this::saw));
    }

    private Sight look(Arm signedIn, Account account) {
        try {
            Browse browse = new Browse(signedIn);
            List<Browse.Subscription> subscriptions = browse.subscriptions();
            String one = account.subscriptionId().isBlank() && subscriptions.size() == 1 ? subscriptions.getFirst().id() : account.subscriptionId();
            return one.isBlank() ? new Seen(subscriptions, List.of(), List.of()) : new Seen(subscriptions, browse.resourceGroups(one), browse.instances(one));
        } catch (ProblemException e) {
            if (e.problem().code().equals("sign-in")) {
                credentials.forget(account.credential().secret(), account.secretWords());
            }
            return new Refused(e.problem());
        }
    }

    private void saw(Sight result) {
        deviceCode.set(Optional.empty());
        if (result instanceof Refused(Problem problem) && problem.code().equals("sign-in")) {
            secret.typed.set("");
        }
        if (result instanceof Seen found) {
            if (subscription.get().isBlank() && found.subscriptions().size() == 1) {
                subscription.set(found.subscriptions().getFirst().id());
            }
            if (group.get().isBlank() && found.groups().size() == 1) {
                group.set(found.groups().getFirst());
            }
        }
        sight.set(Optional.of(result));
    }

    public void cancel() {
        activity.cancel();
        deviceCode.set(Optional.empty());
    }

    /** Signs in at its first call, unless that happened already. */
    Arm arm(String estate) {
        Account account = account(estate);
        Arm known = arm.orElseGet(() -> fresh(account));
        arm = Optional.of(known);
        return known.in(account);
    }

    private Arm fresh(Account account) {
        return new Arm(cloud.get(), account, credentials, code -> work.onFx(() -> show(code)), clock);
    }

    void show(DeviceCode code) {
        deviceCode.set(Optional.of(code));
    }

    Standing standing() {
        return switch (activity.state().get()) {
            case Activity.Busy busy -> Standing.trying(busy, clock.instant());
            case Activity.Failed failed -> Standing.failed(failed.problem());
            case Activity.Idle _ -> sight.get().map(s -> switch (s) {
                case Seen _ -> new Standing(State.SUCCESS, "signed in");
                case Refused(Problem problem) -> Standing.failed(problem);
            }).orElse(new Standing(State.PENDING, "not signed in"));
        };
    }

    private static Optional<String> text(StringProperty property) {
        return Optional.of(property.get().strip()).filter(t -> !t.isEmpty());
    }

    public ReadOnlyObjectProperty<Optional<Sight>> sight() {
        return sight.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<DeviceCode>> deviceCode() {
        return deviceCode.getReadOnlyProperty();
    }
}
