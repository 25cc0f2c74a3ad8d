package io.linkspan.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.ui.FxQueue;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeStartTest {

    @TempDir
    private Path home;

    private final FxQueue fx = new FxQueue();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<OpenEstate> opened = new ArrayList<>();

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private PracticeStart practice() {
        return new PracticeStart(new Surroundings(Clock.systemUTC(), Thread::sleep, executor, Map.of(), home), new Work(executor, fx));
    }

    @Test
    void startsOnceKeepsItsJournalsToItselfAndIsGoneAfterwards() {
        try (PracticeStart practice = practice()) {
            practice.start("default", opened::add);
            practice.start("default", opened::add);
            assertInstanceOf(PracticeStart.Starting.class, practice.state().get());
            fx.until(() -> practice.estate().isPresent());
            practice.start("default", opened::add);
            assertEquals(2, opened.size());
            assertSame(opened.getFirst(), opened.getLast());
            assertTrue(opened.getFirst().practice());
            assertFalse(opened.getFirst().surroundings().home().equals(home));
            assertTrue(Files.isDirectory(opened.getFirst().surroundings().home()));
        }
        assertFalse(Files.exists(opened.getFirst().surroundings().home()));
    }

    @Test
    void saysInWordsWhyItCannotStartAndMayBeTriedAgain() {
        try (PracticeStart practice = practice()) {
            practice.start("no-such-topology", opened::add);
            fx.until(() -> PracticeStart.failure(practice.state().get()).isPresent());
            assertTrue(PracticeStart.failure(practice.state().get()).orElseThrow().text().startsWith("The practice estate cannot be built: there is no topology 'no-such-topology'"));
            practice.start("default", opened::add);
            fx.until(() -> practice.estate().isPresent());
            assertEquals(1, opened.size());
        }
    }
}
