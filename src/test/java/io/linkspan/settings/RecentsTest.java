package io.linkspan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path home;

    private Recents recents;

    @BeforeEach
    void open() {
        recents = new Recents(home);
    }

    @Test
    void theNewestStandsFirstAndOnce() {
        recents.add(home.resolve("a.json"), profile("a"), NOON);
        recents.add(home.resolve("b.json"), profile("b"), NOON.plusSeconds(1));
        recents.add(home.resolve("a.json"), profile("a again"), NOON.plusSeconds(2));
        assertEquals(List.of("a again", "b"), names());
        assertEquals(NOON.plusSeconds(2), recents.list().getFirst().openedAt());
    }

    @Test
    void tenAreRemembered() {
        for (int i = 0; i < 15; i++) {
            recents.add(home.resolve(i + ".json"), profile("p" + i), NOON);
        }
        assertEquals(10, recents.list().size());
        assertEquals("p14", names().getFirst());
    }

    @Test
    void oneThatIsGoneCanBeTakenOff() {
        recents.add(home.resolve("a.json"), profile("a"), NOON);
        recents.remove(home.resolve("a.json"));
        assertEquals(List.of(), recents.list());
    }

    @Test
    void aSpoiltListIsEmptyAndWrittenAnew() throws IOException {
        Files.writeString(home.resolve("recent.json"), "{ spoilt");
        assertEquals(List.of(), recents.list());
        recents.add(home.resolve("a.json"), profile("a"), NOON);
        assertEquals(List.of("a"), names());
    }

    private List<String> names() {
        return recents.list().stream().map(Recents.Recent::name).toList();
    }

    private static Profile profile(String name) {
        return new Profile(name, false, Cloud.AZURE, new Account("t", "s", "g", new Account.Credential(Account.Type.BROWSER, Optional.empty(), SecretSource.ASK)), List.of(), List.of(), Map.of());
    }
}
