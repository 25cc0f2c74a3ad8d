package io.linkspan.monitor;

import static io.linkspan.monitor.Links.DEAD;
import static io.linkspan.monitor.Links.HEALTHY;
import static io.linkspan.monitor.Links.NOW;
import static io.linkspan.monitor.Links.of;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.link.Survey;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What one look leaves to the next. */
class WatchTest {

    private static final Instant LATER = NOW.plusSeconds(30);
    private static final LinkSnapshot DARK = of(Observed.unknown(DEAD, LATER), HEALTHY.managedInstance(), HEALTHY.resource());

    @Test
    void whatIsUnknownNowIsRememberedAsItWasLastKnown() {
        Watch.Link link = look(look(Optional.empty(), HEALTHY, NOW), DARK, LATER).links().getFirst();
        assertEquals(DARK.sqlServer(), link.snapshot().sqlServer());
        assertEquals(HEALTHY.sqlServer(), link.last().sqlServer());
        assertEquals(HEALTHY.sqlServer(), look(look(look(Optional.empty(), HEALTHY, NOW), DARK, LATER), DARK, LATER).links().getFirst().last().sqlServer());
    }

    @Test
    void whatWasNotReadIsAGapAmongTheSamples() {
        List<Sample> samples = look(look(Optional.empty(), HEALTHY, NOW), DARK, LATER).links().getFirst().samples();
        assertEquals(List.of(OptionalLong.of(0), OptionalLong.empty()), samples.stream().map(Sample::lagSeconds).toList());
        assertEquals(OptionalLong.of(0), samples.getLast().redoQueueKb(), "the secondary knows its own replay");
    }

    @Test
    void samplesAreKeptForAnHour() {
        Watch early = look(look(Optional.empty(), HEALTHY, NOW), HEALTHY, LATER);
        assertEquals(List.of(LATER, NOW.plus(Watch.KEPT)), look(early, HEALTHY, NOW.plus(Watch.KEPT)).links().getFirst().samples().stream().map(Sample::at).toList());
        assertEquals(1, look(early, HEALTHY, NOW.plus(Duration.ofDays(1))).links().getFirst().samples().size());
    }

    private static Watch look(Watch before, LinkSnapshot link, Instant at) {
        return look(Optional.of(before), link, at);
    }

    private static Watch look(Optional<Watch> before, LinkSnapshot link, Instant at) {
        return Watch.of(new Survey(List.of(link), List.of()), before, at);
    }
}
