package io.linkspan.ui.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.link.LinkEnds;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.task.CreateDraft;
import io.linkspan.plan.task.NewLink;
import io.linkspan.ui.FxWatch;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Place;
import io.linkspan.ui.estate.EstateModel;
import io.linkspan.ui.run.RunModel;
import io.linkspan.ui.work.Work;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

/** The FX thread of the whole window, while a link is made and seeds, and while a server is dead. */
class FxThreadTest extends FrameTest {

    @Test
    void neverWaitsAndTakesNoLongTurnsWhileALinkSeedsAndAServerDies() throws Exception {
        fx(window::practise);
        until(() -> !window.model().estates().isEmpty());
        EstateModel model = fx(() -> window.model().estates().getFirst());
        OpenEstate estate = model.estate();
        until(() -> model.watch().get().isPresent());
        RunModel run = fx(() -> new RunModel(estate, new Work(estate.surroundings().executor(), Platform::runLater)));
        LinkEnds ends = estate.ends("HARBOUR01", "quay-one");
        Plan plan = CreateDraft.read(new NewLink("Ferries", "HARBOUR01", "quay-one", Optional.empty(), Optional.empty(), Optional.empty()), ends, estate.reader(ends), estate.profile().cloud(), true,
                estate.surroundings().clock()).plan().keeping();
        fx(() -> {
            model.interval().set(EstateModel.INTERVALS.get(1));
            window.started(run);
        });
        // slow enough to be looked at for a while
        estate.lab().orElseThrow().control().set("slow-path", "HARBOUR01", "2m");
        fx(() -> run.start(plan, ends, _ -> "A-throw-away-1".toCharArray()));
        until(() -> run.current().filter(row -> row.step().id().equals("link")).isPresent());
        try (FxWatch watch = new FxWatch()) {
            until(() -> run.outcome().get().equals(Optional.of(RunOutcome.DONE)));
            assertEquals(List.of(), watch.waits());
            assertTrue(watch.turns() > 100, () -> "only " + watch.turns() + " turns");
            assertTrue(watch.slowest() <= 16, () -> "the slowest turn of " + watch.turns() + " at the 99th percentile took " + watch.slowest() + " ms");
        }
        try (FxWatch watch = new FxWatch()) {
            estate.lab().orElseThrow().control().set("kill", "HARBOUR01", "");
            fx(() -> {
                window.go(new Place.Links(estate));
                model.refresh();
            });
            until(() -> model.watch().get().filter(w -> !w.problems().isEmpty()).isPresent());
            assertEquals(List.of(), watch.waits());
            assertTrue(watch.looks() > 100, () -> "only " + watch.looks() + " looks");
        }
    }
}
