package io.linkspan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.linkspan.model.ProblemException;
import io.linkspan.model.profile.Secret;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The vault of the computer that runs the tests, or what is said where it has none. */
class SystemVaultTest {

    private final SystemVault vault = new SystemVault();

    @Test
    void whatIsPutIsFoundUntilItIsRemoved() {
        assumeTrue(vault.whyNot().isEmpty(), "no vault here");
        String entry = "test/" + UUID.randomUUID();
        vault.put(entry, Secret.of("canary"));
        assertEquals(Optional.of(Secret.of("canary")), vault.get(entry));
        vault.remove(entry);
        assertEquals(Optional.empty(), vault.get(entry));
    }

    @Test
    void withoutAVaultItSaysSoAndKeepsNothing() {
        assumeTrue(vault.whyNot().isPresent(), "there is a vault here");
        ProblemException e = assertThrows(ProblemException.class, () -> vault.put("test/x", Secret.of("canary")));
        assertEquals("no-vault", e.problem().code());
        assertTrue(e.problem().raw().contains("asked for each time"), e.problem().raw());
    }

    @Test
    void itIsCalledAsItsUsersCallIt() {
        assertEquals("Windows Credential Manager", new SystemVault("Windows 11").words());
        assertEquals("macOS Keychain", new SystemVault("Mac OS X").words());
        assertEquals("desktop's keyring", new SystemVault("Linux").words());
    }
}
