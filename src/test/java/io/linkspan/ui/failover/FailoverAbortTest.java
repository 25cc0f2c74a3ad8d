package io.linkspan.ui.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.Side;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.FxQueue;
import io.linkspan.ui.Place;
import io.linkspan.ui.Practice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is aborted while it waits, over a link of its own: what is left unfinished stands in the way of the next one. */
class FailoverAbortTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private static final FxQueue FX = new FxQueue();
    private static Practice practice;
    private static Place.Link link;

    private FailoverWizardModel wizard;

    @BeforeAll
    static void start() {
        practice = new Practice(folder, FX);
        link = practice.link();
    }

    @AfterAll
    static void stop() {
        practice.close();
    }

    @BeforeEach
    void open() {
        wizard = new FailoverWizardModel(link, Optional.empty(), practice.work());
        // after a test that killed a machine the link takes a while to be whole again
        FX.until(() -> {
            if (wizard.plan().get().isEmpty() && !wizard.judged().activity().busy()) {
                wizard.judged().refresh();
            }
            return wizard.plan().get().isPresent();
        }, LONG);
    }

    @AfterEach
    void close() throws Exception {
        practice.lab().control().clear();
        wizard.close();
    }

    @Test
    void aRunThatIsAbortedBeforeThePointOfNoReturnGivesTheServiceBack() throws Exception {
        try (Busy _ = Busy.in(practice)) {
            to(Chapter.REVIEW);
            wizard.judged().typed().set("ferries");
            wizard.finish();
            assertEquals(Chapter.RUN, wizard.chapter().get());
            FX.until(() -> wizard.run().current().filter(row -> row.step().id().equals("writers")).isPresent(), LONG);
            assertTrue(wizard.returnable().get());
            wizard.abort();
            assertFalse(wizard.returnable().get(), "asked for once");
            FX.until(() -> wizard.run().outcome().get().filter(how -> how == RunOutcome.STOPPED || how == RunOutcome.UNDONE).isPresent() && !wizard.run().goesHere(), LONG);
            assertTrue(wizard.live().looks().stream().anyMatch(look -> look.role(Side.SQL_SERVER).equals("PRIMARY")), "both sides were looked at meanwhile");
        }
    }

    private void to(Chapter where) {
        while (wizard.chapter().get() != where) {
            FX.until(() -> !wizard.judged().activity().busy() && wizard.whyNotNext().get().isEmpty(), LONG);
            wizard.next();
        }
        FX.until(() -> !wizard.judged().activity().busy(), LONG);
    }
}
