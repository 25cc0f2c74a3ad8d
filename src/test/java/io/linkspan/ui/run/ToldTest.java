package io.linkspan.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.model.Side;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Reading;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.work.Work;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToldTest {

    private static final Step STEP = Step.wait("seed", "Seed", Side.MANAGED_INSTANCE, Probe.NOTHING, "it is there", Duration.ofMinutes(1));

    private final List<StepEvent> heard = new ArrayList<>();
    private final List<Duration> rests = new ArrayList<>();

    @Test
    void bringsAThousandEventsOverInOrderByTwoCalls() throws Exception {
        List<Runnable> fx = new ArrayList<>();
        try (ExecutorService background = Executors.newSingleThreadExecutor()) {
            Surroundings surroundings = new Surroundings(Clock.fixed(Instant.EPOCH.plusSeconds(60), ZoneOffset.UTC), rests::add, background, Map.of(), Path.of("."));
            Told told = new Told(surroundings, new Work(background, fx::add), _ -> { }, (event, _) -> heard.add(event));
            List<StepEvent> said = IntStream.range(0, 1000).<StepEvent>mapToObj(i -> new StepEvent.Waiting(STEP, new Reading.Running("" + i))).toList();
            told.on(said.getFirst());
            background.submit(() -> { }).get();
            fx.removeFirst().run();
            assertEquals(1, heard.size());
            said.stream().skip(1).forEach(told::on);
            background.submit(() -> { }).get();
            assertEquals(1, fx.size());
            fx.removeFirst().run();
            assertEquals(said, heard);
            assertEquals(List.of(Duration.ZERO, Duration.ofMillis(500)), rests);
        }
    }
}
