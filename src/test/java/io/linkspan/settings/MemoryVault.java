package io.linkspan.settings;

import io.linkspan.model.profile.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A vault for computers that have none. */
public final class MemoryVault implements Vault {

    public final Map<String, Secret> entries = new ConcurrentHashMap<>();

    @Override
    public Optional<Secret> get(String entry) {
        return Optional.ofNullable(entries.get(entry));
    }

    @Override
    public void put(String entry, Secret secret) {
        entries.put(entry, secret);
    }

    @Override
    public void remove(String entry) {
        entries.remove(entry);
    }

    @Override
    public String words() {
        return "vault of this test";
    }

    @Override
    public Optional<String> whyNot() {
        return Optional.empty();
    }
}
