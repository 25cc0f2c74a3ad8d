package io.linkspan.ui.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkRole;
import io.linkspan.model.Side;
import io.linkspan.plan.EndsWorld;
import io.linkspan.plan.Plan;
import io.linkspan.plan.task.rehearse.Keep;
import io.linkspan.plan.task.rehearse.RehearseDraft;
import io.linkspan.plan.task.rehearse.RehearseTask;
import io.linkspan.plan.task.rehearse.SmokeQueries;
import io.linkspan.ui.Place;
import io.linkspan.ui.Practice;
import io.linkspan.ui.Shots;
import io.linkspan.ui.TwoPrimaries;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.gate.GateReading;
import io.linkspan.ui.run.Ferries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The wizard, walked by mouse over a link of a practice estate: planned, and forced with SQL Server gone. */
class FailoverWalkTest extends UiTest {

    @TempDir
    static Path parent;

    private final Visited visited = new Visited();
    private Practice practice;
    private FailoverWizard wizard;

    @Override
    protected Parent build() throws Exception {
        practice = new Practice(Files.createTempDirectory(parent, "lab"), Platform::runLater);
        return new StackPane();
    }

    @AfterEach
    void close() {
        fx(() -> wizard.stage().close());
        practice.close();
    }

    private void open() {
        open(practice.link());
    }

    private void open(Place.Link link) {
        fx(() -> {
            wizard = new FailoverWizard(link, Optional.empty(), practice.work(), visited);
            wizard.show();
        });
    }

    @Test
    void aPlannedFailoverFromTheFirstPageToTheResults() {
        open();
        until(() -> model().plan().get().isPresent());
        picture("failover-1-kind");
        small(wizard.stage(), "failover-1-kind");
        clickOn("Next >");
        picture("failover-2-connect");
        clickOn("Next >");
        until(() -> !model().judged().activity().busy());
        picture("failover-3-readiness");
        small(wizard.stage(), "failover-3-readiness");
        clickOn("Next >");
        picture("failover-4-objects");
        clickOn("Next >");
        picture("failover-4-workload");
        small(wizard.stage(), "failover-4-workload");
        clickOn("Next >");
        picture("failover-5-after");
        small(wizard.stage(), "failover-5-after");
        clickOn("Next >");
        picture("failover-6-review");
        small(wizard.stage(), "failover-6-review");
        assertEquals("Type the words first: ferries", fx(() -> model().whyNotFinish().get()));
        clickOn(".entry");
        write("ferries");
        clickOn("Finish");
        until(() -> !model().run().gate().list().isEmpty() || model().chapter().get() == Chapter.RESULTS);
        picture("failover-7-run");
        until(() -> model().chapter().get() == Chapter.RESULTS);
        picture("failover-8-results");
        small(wizard.stage(), "failover-8-results");
        assertEquals(List.of("Equal 3 of 3", "Equal 2 of 3", "Equal 1 of 3"), fx(() -> model().run().gate().list().stream().limit(3).map(GateReading::verdict).toList()), "the gate was opened by three readings, and all were shown");
        assertTrue(fx(() -> lookup(node -> node instanceof Label label && label.getText().startsWith("Nobody could write for at most ")).tryQuery().isPresent()), "the interruption is measured and shown");
        assertEquals(Optional.of(LinkRole.PRIMARY), role(Side.MANAGED_INSTANCE));
        clickOn("Fail back…");
        assertEquals(List.of("fail over ferries"), visited.words());
        assertFalse(fx(() -> wizard.stage().isShowing()));
    }

    @Test
    void aForcedOneSaysWhatIsMissingAndWhatIsLostAndTakesNoOtherWords() throws Exception {
        open();
        until(() -> model().plan().get().isPresent());
        practice.lab().control().set("kill", "HARBOUR01", "");
        fx(model()::refresh);
        until(() -> !model().judged().activity().busy());
        assertTrue(fx(() -> model().plan().get()).isEmpty());
        assertEquals(List.of("Who works with it could not be read.", "Which jobs have a step in it could not be read."), fx(() -> placeholders(new WorkloadPage(model().failover()))));
        assertEquals(List.of("What the database uses could not be read, so nothing was compared."), fx(() -> placeholders(new ObjectsPage(model().failover(), outlet()))));
        picture("failover-1-kind-gone");
        clickOn("Next >");
        assertTrue(fx(() -> model().whyNotNext().get()).startsWith("HARBOUR01 does not answer. "), () -> model().whyNotNext().get());
        picture("failover-2-connect-gone");
        clickOn("< Previous");
        clickOn("Forced");
        clickOn("Next >");
        picture("failover-2-connect-forced");
        clickOn("Next >");
        until(() -> !model().judged().activity().busy());
        picture("failover-3-readiness-forced");
        clickOn("Next >");
        assertEquals(Chapter.REVIEW, fx(() -> model().chapter().get()), "nobody is waited for");
        fx(() -> model().judged().typed().set("ferries"));
        assertEquals("Type the words first: ferries unknown", fx(() -> model().whyNotFinish().get()));
        picture("failover-6-review-forced");
        fx(() -> model().judged().typed().set("ferries unknown"));
        clickOn("Finish");
        until(() -> model().chapter().get() == Chapter.RESULTS);
        picture("failover-8-results-forced");
        assertEquals(Optional.of(LinkRole.PRIMARY), role(Side.MANAGED_INSTANCE));
    }

    @Test
    void whatTheLastRehearsalCameToStandsBesideTheRoles() {
        open();
        until(() -> shownInWizard("None known"));
        practice.awaitBackup();
        RehearseTask task = new RehearseTask(new LinkName("ferries"), "HARBOUR01", "quay-one", Optional.empty(), Optional.empty(), SmokeQueries.usual(), Keep.NO);
        try (LinkEnds ends = practice.estate().lazyEnds("HARBOUR01", "quay-one")) {
            LinkReader reader = practice.estate().reader(ends);
            Plan plan = RehearseDraft.read(task, Optional.of("Ferries"), ends, reader, Clock.systemUTC()).plan();
            practice.estate().runner().run(plan, new EndsWorld(ends, reader, Ferries.SECRETS, Clock.systemUTC()), _ -> { });
        }
        fx(model()::refresh);
        until(() -> shownInWizard("Passed"));
        assertTrue(fx(() -> lookup(node -> node instanceof Label label && label.getText().matches("2\\d{3}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC, copied in .+")).tryQuery().isPresent()));
        until(() -> !model().judged().activity().busy());
        picture("failover-1-kind-rehearsed");
    }

    private boolean shownInWizard(String words) {
        return lookup(node -> node instanceof Label label && label.getText().equals(words)).tryQuery().isPresent();
    }

    @Test
    void removingTheLinkIsAnotherPlanAndSaysSo() {
        open();
        until(() -> model().plan().get().isPresent());
        clickOn("Planned, then remove the link (migration)");
        Plan plan = fx(() -> model().plan().get().orElseThrow());
        assertTrue(plan.steps().stream().anyMatch(step -> step.id().equals("delete-link")));
        clickOn("HARBOUR01");
        assertEquals(Kind.PLANNED, fx(() -> model().failover().kind().get()), "a link is removed only with the database on the instance");
    }

    @Test
    void aCutOverFromTheFirstPageToTwoDatabasesThatStandAlone() {
        open();
        until(() -> model().plan().get().isPresent());
        System.gc(); // what the head and the choices follow is not to be collected
        clickOn("Planned, then remove the link (migration)");
        until(() -> shownInWizard("the link is removed"));
        picture("cut-over-1-kind");
        through(Chapter.AFTER);
        picture("cut-over-5-after");
        small(wizard.stage(), "cut-over-5-after");
        through(Chapter.REVIEW);
        picture("cut-over-6-review");
        finish("cut-over");
        assertTrue(shownInWizard("the link is removed"), "there is no way back");
        assertTrue(shownInWizard("The database on HARBOUR01 stands alone and is left RESTORING, so that nobody writes to it. If you have to go back to it: RESTORE DATABASE … WITH RECOVERY."));
    }

    @Test
    void failingBackFromTheFirstPageToTheResults() {
        Place.Link link = practice.link();
        practice.failOver(Side.MANAGED_INSTANCE);
        open(link);
        until(() -> model().plan().get().isPresent());
        assertEquals(Side.SQL_SERVER, fx(() -> model().failover().to().get()), "towards the side that is not primary");
        picture("failback-1-kind");
        through(Chapter.READINESS);
        picture("failback-3-readiness");
        through(Chapter.AFTER);
        picture("failback-5-after");
        through(Chapter.REVIEW);
        picture("failback-6-review");
        finish("failback");
        assertEquals(Optional.of(LinkRole.PRIMARY), role(Side.SQL_SERVER));
    }

    private void through(Chapter page) {
        while (fx(() -> model().chapter().get()) != page) {
            until(() -> !model().judged().activity().busy() && model().whyNotNext().get().isEmpty());
            fx(model()::next);
        }
        until(() -> !model().judged().activity().busy());
    }

    private void finish(String name) {
        clickOn(".entry");
        write("ferries");
        clickOn("Finish");
        until(() -> !model().run().gate().list().isEmpty() || model().chapter().get() == Chapter.RESULTS);
        picture(name + "-7-run");
        until(() -> model().chapter().get() == Chapter.RESULTS);
        picture(name + "-8-results");
    }

    @Test
    void twoPrimariesAreToBeRepairedAndNothingElseIsOpen() throws Exception {
        Place.Link link = practice.link();
        TwoPrimaries.make(practice, link);
        open(link);
        until(() -> model().judged().draft().get().isPresent());
        assertEquals("Both sides are primary: that has to be repaired first.", fx(() -> model().whyNotNext().get()));
        picture("failover-1-kind-two-primaries");
        clickOn("Repair two primaries…");
        assertEquals(List.of("repair ferries"), visited.words());
    }

    /** What its tables say while they are empty. */
    private static List<String> placeholders(Parent page) {
        new Scene(page);
        page.applyCss();
        return page.lookupAll(".table-view").stream().map(node -> ((Label) ((TableView<?>) node).getPlaceholder()).getText()).toList();
    }

    private Outlet outlet() {
        return new Outlet(Clock.systemUTC(), practice.work(), (_, _) -> Optional.empty(), visited);
    }

    private FailoverWizardModel model() {
        return wizard.model();
    }

    @Test
    void byForceWithTheLinkRemovedTheInstanceStandsAloneAndThereIsNoWayBack() throws Exception {
        open();
        until(() -> model().plan().get().isPresent());
        practice.lab().control().set("kill", "HARBOUR01", "");
        fx(model()::refresh);
        until(() -> !model().judged().activity().busy());
        clickOn("Forced, and remove the link");
        until(() -> model().plan().get().isPresent());
        for (Chapter next : List.of(Chapter.CONNECT, Chapter.READINESS, Chapter.REVIEW)) {
            clickOn("Next >");
            until(() -> model().chapter().get() == next && !model().judged().activity().busy());
        }
        picture("failover-6-review-forced-cut-over");
        fx(() -> model().judged().typed().set("ferries unknown"));
        clickOn("Finish");
        until(() -> model().chapter().get() == Chapter.RESULTS);
        picture("failover-8-results-forced-cut-over");
        try (LinkEnds ends = practice.estate().lazyEnds("HARBOUR01", "quay-one")) {
            assertEquals(List.of(), ends.arm().links());
            assertEquals("READ_WRITE", ends.instance().query("SELECT CAST(DATABASEPROPERTYEX(N'Ferries', 'Updateability') AS nvarchar(20)) AS u", row -> row.text("u")).getFirst());
        }
    }

    private Optional<LinkRole> role(Side side) {
        try (LinkEnds ends = practice.estate().lazyEnds("HARBOUR01", "quay-one")) {
            return practice.estate().reader(ends).read(model().failover().link().name()).role(side);
        }
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        fx(() -> Shots.take(wizard.stage().getScene(), name));
    }
}
