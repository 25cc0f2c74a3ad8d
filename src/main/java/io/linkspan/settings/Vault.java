package io.linkspan.settings;

import io.linkspan.model.profile.Secret;
import java.util.Optional;

/** Where secrets are kept between runs, each under a name that a profile may hold. Calls may wait for the operator to unlock it. */
public interface Vault {

    /** Empty if it has none of that name. */
    Optional<Secret> get(String entry);

    void put(String entry, Secret secret);

    void remove(String entry);

    /** What people call it. */
    String words();

    /** Why nothing can be kept in it; empty if it works. */
    Optional<String> whyNot();
}
