package io.linkspan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.ProblemException;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.SecretSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private final List<String> asked = new ArrayList<>();

    private Credentials credentials(Optional<Secret> answer) {
        return new Credentials(Map.of("SQL_PASSWORD", "from-env")::get, what -> {
            asked.add(what);
            return answer;
        });
    }

    @Test
    void aNamedVariableIsLookedUp() {
        assertEquals("from-env", credentials(Optional.empty()).of(new SecretSource(Optional.of("SQL_PASSWORD"), Optional.empty()), "password").reveal());
        assertTrue(asked.isEmpty());
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        ProblemException e = assertThrows(ProblemException.class, () -> credentials(Optional.empty()).of(new SecretSource(Optional.of("NOT_SET"), Optional.empty()), "password of sa on SQL01"));
        assertTrue(e.problem().text().contains("NOT_SET") && e.problem().text().contains("sa on SQL01"), e.problem().text());
    }

    @Test
    void oneInPlaceIsTakenUnasked() {
        assertEquals("x", credentials(Optional.empty()).of(new SecretSource(Optional.empty(), Optional.of(Secret.of("x"))), "password").reveal());
    }

    @Test
    void withNeitherTheOperatorIsAskedOnce() {
        Credentials credentials = credentials(Optional.of(Secret.of("typed")));
        assertEquals("typed", credentials.of(SecretSource.ASK, "password of sa").reveal());
        assertEquals("typed", credentials.of(SecretSource.ASK, "password of sa").reveal());
        assertEquals(List.of("password of sa"), asked);
    }

    @Test
    void whereNobodyCanBeAskedItSaysSo() {
        assertTrue(assertThrows(ProblemException.class, () -> credentials(Optional.empty()).of(SecretSource.ASK, "password of sa")).problem().text().contains("nobody can be asked"));
    }

    @Test
    void aSecretNeverPrintsItself() {
        assertFalse(("" + Secret.of("canary") + new SecretSource(Optional.empty(), Optional.of(Secret.of("canary")))).contains("canary"));
    }

    @Test
    void whatIsKeptInTheVaultIsAskedForOnce() {
        MemoryVault vault = new MemoryVault();
        SecretSource kept = SecretSource.vault("office/SQL01");
        assertEquals("typed", credentials(vault).of(kept, "password of sa").reveal());
        assertEquals("typed", credentials(vault).of(kept, "password of sa").reveal());
        assertEquals(List.of("password of sa"), asked);
    }

    @Test
    void aWrongOneIsForgottenEverywhereAndAskedForAgain() {
        MemoryVault vault = new MemoryVault();
        SecretSource kept = SecretSource.vault("office/SQL01");
        Credentials credentials = credentials(vault);
        credentials.of(kept, "password of sa");
        credentials.forget(kept, "password of sa");
        assertTrue(vault.entries.isEmpty());
        credentials.of(kept, "password of sa");
        assertEquals(2, asked.size());
    }

    @Test
    void oneGivenUnaskedIsNotAskedFor() {
        Credentials credentials = credentials(new MemoryVault());
        credentials.answer(SecretSource.ASK, "password of sa", Secret.of("given"));
        assertEquals("given", credentials.of(SecretSource.ASK, "password of sa").reveal());
        assertTrue(asked.isEmpty());
    }

    private Credentials credentials(Vault vault) {
        return new Credentials(_ -> null, what -> {
            asked.add(what);
            return Optional.of(Secret.of("typed"));
        }, vault);
    }
}
