package io.linkspan.azure;

import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.Secrets;
import java.time.Duration;
import java.util.Optional;

/** Azure Resource Manager of one cloud and account. Signs in and builds its clients at the first call. */
public final class Arm {

    /** The api-version of links and instances. */
    public static final String LINKS = "2025-01-01";

    private final Cloud cloud;
    private final Account account;
    private final Secrets secrets;

    public Arm(Cloud cloud, Account account, Secrets secrets) {
        this.cloud = cloud;
        this.account = account;
        this.secrets = secrets;
    }

    public static Arm of(Profile profile, Secrets secrets) {
        return new Arm(profile.cloud(), profile.azure(), secrets);
    }

    /** A GET; a 404 throws, with that number. */
    public ArmAnswer get(String path, String apiVersion) {
        return send("GET", path, apiVersion, Optional.empty());
    }

    /**
     * Sends a request once: no retries, so that an action is never repeated behind the operator's back.
     *
     * @param path absolute, {@code /subscriptions/…}
     * @throws io.linkspan.model.ProblemException REFUSED with the ARM code and HTTP status, or UNCLEAR where the answer was lost
     */
    public ArmAnswer send(String method, String path, String apiVersion, Optional<String> jsonBody) {
        throw new UnsupportedOperationException();
    }

    /** Asks once how an operation is. Refuses a URL on another host than this cloud's. */
    public ArmOperation.State poll(ArmOperation operation) {
        throw new UnsupportedOperationException();
    }

    /** Follows an operation until it ends; throws when it fails, is cancelled or outlasts the patience. */
    public void await(ArmOperation operation, Duration patience) {
        throw new UnsupportedOperationException();
    }

    public ManagedInstance instance(Machine machine) {
        return new ManagedInstance(this, account.subscriptionId(), machine.resourceGroup().orElse(account.resourceGroup()), machine.name());
    }
}
