package io.linkspan.settings;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import io.linkspan.model.Problem;
import io.linkspan.model.profile.Secret;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The operating system's own vault, opened at the first call: Windows Credential Manager, macOS Keychain, or the Secret Service or KWallet of a Linux desktop. */
public final class SystemVault implements Vault {

    private static final String SERVICE = "Linkspan";

    private final String operatingSystem;
    private Optional<Keyring> keyring = Optional.empty();
    private Optional<String> whyNot = Optional.empty();
    private boolean looked;

    public SystemVault() {
        this(System.getProperty("os.name"));
    }

    SystemVault(String operatingSystem) {
        this.operatingSystem = operatingSystem.toLowerCase(Locale.ROOT);
    }

    @Override
    public String words() {
        return operatingSystem.contains("win") ? "Windows Credential Manager" : operatingSystem.contains("mac") ? "macOS Keychain" : "desktop's keyring";
    }

    @Override
    public Optional<String> whyNot() {
        open();
        return whyNot;
    }

    @Override
    public synchronized Optional<Secret> get(String entry) {
        try {
            return Optional.of(Secret.of(opened().getPassword(SERVICE, entry)));
        } catch (PasswordAccessException _) { // the library has no other word for an entry that is not there
            return Optional.empty();
        }
    }

    @Override
    public synchronized void put(String entry, Secret secret) {
        opened();
        calling("keep", entry, () -> {
            opened().setPassword(SERVICE, entry, secret.reveal());
            return entry;
        });
    }

    @Override
    public synchronized void remove(String entry) {
        if (get(entry).isPresent()) {
            calling("remove", entry, () -> {
                opened().deletePassword(SERVICE, entry);
                return entry;
            });
        }
    }

    private void calling(String verb, String entry, Callable<String> call) {
        try {
            call.call();
        } catch (Exception e) { // PasswordAccessException, and what the native libraries throw
            throw Problem.of(Problem.Kind.UNEXPECTED, "vault", "The " + words() + " did not " + verb + " the entry \"" + entry + "\".", "Unlock it, or let Linkspan ask each time.").raw(String.valueOf(e.getMessage())).exception(e);
        }
    }

    private Keyring opened() {
        return open().orElseThrow(() -> Problem.usage("no-vault", "This computer has no vault for secrets that Linkspan can use.", "Let Linkspan ask each time, or name an environment variable.")
                .raw(whyNot.orElse("")).exception());
    }

    private synchronized Optional<Keyring> open() {
        if (!looked) {
            looked = true;
            try {
                keyring = Optional.of(Keyring.create());
            } catch (BackendNotSupportedException | LinkageError e) {
                whyNot = Optional.of("No " + words() + " answers here, so secrets are asked for each time.");
            }
        }
        return keyring;
    }
}
