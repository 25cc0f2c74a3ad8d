package io.linkspan.ui.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.linkspan.link.Survey;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.control.State;
import io.linkspan.ui.estate.Fleet.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:04:31Z");

    @ParameterizedTest
    @CsvSource({
        "NONE, SUCCESS, Synchronising", "TWO_PRIMARIES, ERROR, Two primaries", "DISCONNECTED, ERROR, Disconnected", "SUSPENDED, ERROR, Suspended (redo)", "SERVER_SILENT, UNKNOWN, Unknown since 11:58",
        "CERTIFICATE, WARNING, Certificate 19 d", "ENDPOINT, WARNING, Sides disagree", "LOG_FULL, ERROR, Log 94 %", "SEEDING, SEEDING, Seeding 64 %", "FAILING_OVER, RUNNING, Failing over", "SWAPPED, SUCCESS, Synchronising"})
    void everyTroubleHasItsStateAndItsWords(Trouble trouble, State state, String words) {
        assertEquals(new Standing(state, words), Standing.of(link(trouble), NOW));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void whatIsNotKnownIsNeverWell(int unread) {
        LinkSnapshot well = new Fleet(1, 7).link("sales", "SQL01", "mi-1", Trouble.NONE, NOW);
        LinkSnapshot dark = new LinkSnapshot(well.name(), well.server(), well.instance(), (unread & 1) == 0 ? well.sqlServer() : Observed.unknown(Fleet.DEAD, NOW),
                (unread & 2) == 0 ? well.managedInstance() : Observed.unknown(Fleet.DEAD, NOW), (unread & 4) == 0 ? well.resource() : Observed.unknown(Fleet.DEAD, NOW));
        Standing standing = Standing.of(look(dark, Optional.empty()), NOW);
        assertEquals(State.UNKNOWN, standing.state(), standing::toString);
        assertNotEquals(State.SUCCESS, standing.state());
    }

    @Test
    void aStateThatBeganUnderOurEyesTellsWhen() {
        Watch before = watch(new Fleet(1, 7).link("sales", "SQL01", "mi-1", Trouble.NONE, NOW), Optional.empty());
        assertEquals("Disconnected 12:04", Standing.of(look(new Fleet(1, 7).link("sales", "SQL01", "mi-1", Trouble.DISCONNECTED, NOW), Optional.of(before)), NOW).words());
    }

    @Test
    void figuresOfASilentPrimaryAreThoseLastRead() {
        Watch before = watch(new Fleet(1, 7).link("sales", "SQL01", "mi-1", Trouble.NONE, NOW), Optional.empty());
        LinkFacts was = LinkFacts.of(before.links().getFirst(), NOW);
        LinkFacts is = LinkFacts.of(look(new Fleet(1, 8).link("sales", "SQL01", "mi-1", Trouble.SERVER_SILENT, NOW), Optional.of(before)), NOW);
        assertEquals(was.sendKb().text(), is.sendKb().text());
        assertEquals(List.of(Figure.State.NOW, Figure.State.OLD), List.of(was.sendKb().state(), is.sendKb().state()));
        assertEquals("Unknown", LinkFacts.of(link(Trouble.SERVER_SILENT), NOW).sendKb().text(), "never read");
        assertEquals("–", LinkFacts.of(link(Trouble.TWO_PRIMARIES), NOW).sendKb().text(), "there is no such thing");
    }

    @Test
    void digitsStandInGroups() {
        assertEquals(List.of("0", "999", "8\u00a0412\u00a0096"), IntStream.of(0, 999, 8_412_096).mapToObj(Figure::grouped).toList());
    }

    private static Watch.Link link(Trouble trouble) {
        return look(new Fleet(1, 7).link("sales", "SQL01", "mi-1", trouble, NOW), Optional.empty());
    }

    private static Watch.Link look(LinkSnapshot link, Optional<Watch> before) {
        return watch(link, before).links().getFirst();
    }

    private static Watch watch(LinkSnapshot link, Optional<Watch> before) {
        return Watch.of(new Survey(List.of(link), List.of()), before, NOW);
    }
}
