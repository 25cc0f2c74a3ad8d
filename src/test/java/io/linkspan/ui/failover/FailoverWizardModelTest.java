package io.linkspan.ui.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.CheckResult;
import io.linkspan.check.Limit;
import io.linkspan.check.Outcome;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.task.failover.Jobs;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.ui.FxQueue;
import io.linkspan.ui.Place;
import io.linkspan.ui.Practice;
import io.linkspan.ui.control.CheckColumns;
import io.linkspan.ui.control.State;
import io.linkspan.ui.wizard.Mark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wizard without its window, over a link of a practice estate. */
class FailoverWizardModelTest {

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
    void theWayIsProposedFromTheRolesThatWereRead() {
        assertEquals(Side.MANAGED_INSTANCE, wizard.failover().to().get());
        assertEquals(Kind.PLANNED, wizard.failover().kind().get());
        assertEquals("Fail over ferries: HARBOUR01 → quay-one", wizard.failover().title());
        assertEquals("A link is removed only with the database on the instance.", towardsSqlServer());
    }

    private String towardsSqlServer() {
        wizard.failover().to().set(Side.SQL_SERVER);
        return wizard.failover().whyNot(Kind.CUT_OVER);
    }

    @Test
    void theWrongDirectionIsNotReady() {
        wizard.failover().to().set(Side.SQL_SERVER);
        assertTrue(wizard.judged().whyNotReady().startsWith("Not ready: "), wizard.judged().whyNotReady());
        assertEquals(Optional.empty(), wizard.plan().get());
    }

    @Test
    void theCommandLineSaysWhatWasChosen() {
        wizard.failover().jobs().set(Jobs.RETURN);
        wizard.failover().readable().set(FailoverModel.Readable.NO);
        wizard.failover().timeLimit().set(Duration.ofMinutes(2));
        assertEquals("link failover ferries --to managed-instance --workload wait --jobs return --time-limit 120 --readable no", wizard.command());
        wizard.failover().kind().set(Kind.FORCED);
        assertEquals("link failover ferries --to managed-instance --forced", wizard.command());
        wizard.failover().kind().set(Kind.CUT_OVER);
        wizard.failover().old().set(FailoverModel.Old.WRITABLE);
        assertEquals("link failover ferries --to managed-instance --workload wait --jobs return --time-limit 120 --drop-link --leave-writable", wizard.command());
        wizard.failover().kind().set(Kind.FORCED_CUT_OVER);
        assertEquals("link failover ferries --to managed-instance --forced --drop-link", wizard.command());
        wizard.failover().to().set(Side.SQL_SERVER);
        assertEquals(Kind.FORCED, wizard.failover().kind().get(), "a link is removed only with the database on the instance");
    }

    @Test
    void whatWasTypedCountsOnlyForWhatWasShown() {
        wizard.judged().typed().set("Ferries");
        assertEquals("", wizard.judged().whyNotAgreed());
        wizard.failover().workload().set(Workload.PROCEED);
        assertEquals("Type the words first: ferries", wizard.judged().whyNotAgreed());
    }

    @Test
    void nobodyIsEndedWithoutATickEach() throws Exception {
        try (Busy _ = Busy.in(practice)) {
            wizard.judged().refresh();
            FX.until(() -> !wizard.judged().activity().busy(), LONG);
            wizard.failover().workload().set(Workload.END);
            assertFalse(wizard.failover().ending().isEmpty());
            to(Chapter.WORKLOAD);
            assertEquals("Tick each session and job that is to be ended, or wait for them.", wizard.whyNotNext().get());
            wizard.failover().ending().stream().map(Step::title).forEach(wizard.failover().agreedEnds()::add);
            assertEquals("", wizard.whyNotNext().get());
            wizard.failover().jobs().set(Jobs.LEAVE);
            assertEquals("Tick each session and job that is to be ended, or wait for them.", wizard.whyNotNext().get(), "who agreed to one plan has not agreed to another");
        }
    }

    @Test
    void aDeadServerIsUnknownAndOnlyForceGoesOn() throws Exception {
        practice.lab().control().set("kill", "HARBOUR01", "");
        wizard.judged().refresh();
        FX.until(() -> !wizard.judged().activity().busy(), LONG);
        assertEquals(Ends.Standing.UNKNOWN, wizard.failover().ends().orElseThrow().standing());
        wizard.next();
        assertEquals("HARBOUR01 does not answer. A planned failover needs it. If it is gone for good, choose \"Forced\".", wizard.whyNotNext().get());
        wizard.failover().kind().set(Kind.FORCED);
        assertEquals("", wizard.whyNotNext().get());
        assertEquals(Mark.SKIPPED, wizard.marks().get().get(Chapter.WORKLOAD.ordinal()));
        assertEquals("ferries unknown", wizard.judged().sentence().get());
    }

    @Test
    void limitsAreJudgedAtOnceAndOneThatIsWrongBarsTheWay() {
        LimitTexts limits = wizard.failover().limits();
        to(Chapter.READINESS);
        assertEquals("SUCCESS", certificates());
        limits.typed(Limit.CERTIFICATE).set("3000");
        assertEquals("WARNING", certificates());
        assertTrue(wizard.command().contains("--limit certificate=3000"), wizard.command());
        limits.typed(Limit.LAG).set("soon");
        assertEquals("The limit lag is a whole number (seconds) from 0 to 86400, not \"soon\". Usually it is 30.", wizard.whyNotNext().get());
        limits.reset();
        assertEquals("", wizard.whyNotNext().get());
        assertEquals("SUCCESS", certificates());
        assertFalse(wizard.command().contains("--limit"), wizard.command());
    }

    private String certificates() {
        return wizard.judged().report().get().orElseThrow().results().stream().filter(result -> result.check().id().equals("FO-04")).map(CheckColumns::state).map(State::name).findFirst().orElseThrow();
    }

    @Test
    void aRehearsalWhoseJournalCannotBeReadIsNotKnownRatherThanNone() throws Exception {
        FX.until(() -> wizard.failover().lastRehearsal().get().says().equals("None known"), LONG);
        Path damaged = practice.surroundings().home().resolve("runs/20261130-120000-000-rehearse-ferries.jsonl");
        Files.writeString(damaged, "no journal\n");
        try {
            wizard.judged().refresh();
            FX.until(() -> wizard.failover().lastRehearsal().get().says().equals("Not known"), LONG);
            assertEquals(State.UNKNOWN, wizard.failover().lastRehearsal().get().state());
            assertTrue(wizard.failover().lastRehearsal().get().detail().startsWith("Line 1 of " + damaged.getFileName() + " cannot be read."), wizard.failover().lastRehearsal().get().detail());
            FX.until(() -> !wizard.judged().activity().busy(), LONG);
            String said = "not known: the journal " + damaged.getFileName() + " cannot be read";
            assertEquals(List.of(said, said), Stream.of("FO-09", "FO-10").map(this::measured).toList());
        } finally {
            Files.delete(damaged);
        }
    }

    @Test
    void byForceTheLinkCanBeRemovedWithADeadServer() throws Exception {
        practice.lab().control().set("kill", "HARBOUR01", "");
        wizard.failover().kind().set(Kind.FORCED_CUT_OVER);
        wizard.judged().refresh();
        to(Chapter.REVIEW);
        assertEquals("Type the words first: ferries unknown", wizard.whyNotFinish().get());
        wizard.judged().typed().set("ferries unknown");
        assertEquals("", wizard.whyNotFinish().get());
        assertEquals("DELETE", wizard.plan().get().flatMap(plan -> plan.step("failover")).map(step -> ((Call.Request) step.call()).method()).orElseThrow());
    }

    private String measured(String check) {
        return wizard.judged().report().get().orElseThrow().results().stream().filter(result -> result.check().id().equals(check)).map(CheckResult::outcome).map(outcome -> outcome instanceof Outcome.Warned warned ? warned.measured() : outcome.word()).findFirst().orElseThrow();
    }

    private void to(Chapter where) {
        while (wizard.chapter().get() != where) {
            FX.until(() -> !wizard.judged().activity().busy() && wizard.whyNotNext().get().isEmpty(), LONG);
            wizard.next();
        }
        FX.until(() -> !wizard.judged().activity().busy(), LONG);
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
            FX.until(() -> wizard.run().outcome().get().equals(Optional.of(RunOutcome.UNDONE)) && !wizard.run().goesHere(), LONG);
            assertTrue(wizard.run().gate().list().isEmpty(), "it never came to the gate");
            assertTrue(wizard.live().looks().stream().anyMatch(look -> look.role(Side.SQL_SERVER).equals("PRIMARY")), "both sides were looked at meanwhile");
        }
    }
}
