package io.linkspan.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManualTest {

    private final Manual manual = Manual.read();

    @ParameterizedTest
    @CsvSource({"start, Start page", "dashboard, Estate", "link, Link", "runs, Runs", "practice, Practice estate", "failover, Fail over", "rehearsal, Rehearse", "local-failover, Fail over to another node", "two-primaries, Two primaries", "keys, Keys", "new-link-checks, New link", "KEYS, Keys"})
    void hasHelpOnEveryPage(String anchor, String title) {
        Manual.Section section = manual.find(anchor).orElseThrow();
        assertEquals(title, section.title());
        assertFalse(section.paragraphs().isEmpty());
    }

    @Test
    void knowsWhatItDoesNotHave() {
        assertEquals(Optional.empty(), manual.find("no-such-thing"));
    }
}
