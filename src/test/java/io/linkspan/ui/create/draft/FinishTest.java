package io.linkspan.ui.create.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.FxQueue;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Practice;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.wizard.Mark;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pressing Finish, over a practice estate of its own. */
class FinishTest {

    @TempDir
    Path folder;

    private final FxQueue fx = new FxQueue();
    private final Later clock = new Later();
    private Practice practice;
    private WizardModel wizard;

    /** The real time, put forward. */
    private static final class Later extends Clock {

        private volatile Duration by = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("always UTC");
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(by);
        }
    }

    @BeforeEach
    void toTheReview() {
        practice = new Practice(folder, fx);
        Surroundings real = practice.surroundings();
        OpenEstate estate = new OpenEstate(practice.estate().profile(), practice.estate().credentials(), Optional.empty(),
                new Surroundings(clock, real.pause(), real.executor(), real.environment(), real.home()));
        wizard = new WizardModel(estate, practice.work(), Optional.of("HARBOUR01"), Optional.of("Ferries"));
        wizard.draft().warningsRead().set(true);
        while (wizard.chapter().get() != Chapter.REVIEW) {
            wizard.next();
            fx.until(() -> !wizard.readings().server().busy() && !wizard.readings().instance().busy() && !wizard.readings().checks().busy());
            wizard.draft().warningsRead().set(true);
        }
    }

    @AfterEach
    void close() {
        wizard.close();
        practice.close();
    }

    @Test
    void resultsThatAreOldAreMeasuredAnewBeforeTheRun() {
        Checked before = wizard.draft().checked().get().orElseThrow();
        clock.by = Duration.ofMinutes(16);
        wizard.finish();
        assertEquals("The checks are running once more.", wizard.whyNotFinish().get());
        fx.until(() -> wizard.run().outcome().get().equals(Optional.of(RunOutcome.DONE)), Duration.ofSeconds(60));
        assertNotEquals(before.at(), wizard.draft().checked().get().orElseThrow().at());
        assertEquals(Chapter.RESULTS, wizard.chapter().get());
        assertEquals("The run has begun; nothing can be chosen any more.", wizard.whyNot(Chapter.DATABASES));
        assertEquals(Mark.DONE, wizard.marks().get().get(Chapter.RUN.ordinal()));
    }

    @Test
    void whatTurnsUpWhenOldResultsAreMeasuredAnewStopsTheRunBeforeItBegins() throws Exception {
        clock.by = Duration.ofMinutes(16);
        practice.lab().control().set("kill", "HARBOUR01", "");
        wizard.finish();
        fx.until(() -> wizard.chapter().get() == Chapter.CHECKS);
        assertTrue(wizard.whyNotNext().get().startsWith("No check was made. "), wizard.whyNotNext().get());
        assertEquals(Optional.empty(), wizard.run().outcome().get());
        assertEquals(0, practice.estate().runs().list().size(), "no journal was begun");
    }

    @Test
    void aServerThatDiesInTheMiddleLeavesARunThatIsResumedToItsEnd() throws Exception {
        wizard.finish();
        fx.until(() -> wizard.run().current().filter(row -> row.number() >= 4).isPresent(), Duration.ofSeconds(60));
        practice.lab().control().set("kill", "HARBOUR01", "");
        fx.until(() -> wizard.run().outcome().get().filter(RunOutcome::unfinished).isPresent(), Duration.ofSeconds(120));
        assertEquals(Chapter.RUN, wizard.chapter().get());
        assertTrue(wizard.run().problem().get().isPresent());
        wizard.next();
        assertEquals(Mark.ERROR, wizard.marks().get().get(Chapter.RUN.ordinal()));
        practice.lab().control().clear();
        wizard.run().resume(wizard.run().history().get().orElseThrow(), wizard.secrets());
        fx.until(() -> wizard.run().outcome().get().equals(Optional.of(RunOutcome.DONE)), Duration.ofSeconds(120));
        assertEquals(Mark.DONE, wizard.marks().get().get(Chapter.RUN.ordinal()));
    }
}
