package io.linkspan.ui.create.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.profile.Profile;
import io.linkspan.plan.Step;
import io.linkspan.ui.FxQueue;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Practice;
import io.linkspan.ui.control.State;
import io.linkspan.ui.wizard.Mark;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wizard without its window, over a practice estate: what each page asks before it lets one go on, and what a change makes of the pages after it. */
class WizardModelTest {

    @TempDir
    static Path folder;

    private static final FxQueue FX = new FxQueue();
    private static Practice practice;

    private WizardModel wizard;

    @BeforeAll
    static void start() {
        practice = new Practice(folder, FX);
    }

    @AfterAll
    static void stop() {
        practice.close();
    }

    @BeforeEach
    void open() {
        wizard = new WizardModel(practice.estate(), practice.work(), Optional.empty(), Optional.empty());
    }

    @AfterEach
    void close() throws Exception {
        practice.lab().control().clear();
        wizard.close();
    }

    @Test
    void whatIsTheOnlyOneIsChosenAlready() {
        assertEquals("HARBOUR01", draft().server().get());
        assertEquals("quay-one", draft().instance().get());
    }

    @Test
    void nextIsOffWithAReasonUntilAPageIsDone() {
        to(Chapter.DATABASES);
        assertEquals("Choose a database: tick it, or press Space on its row.", wizard.whyNotNext().get());
        draft().database().set("Archive");
        assertTrue(wizard.whyNotNext().get().startsWith("Archive cannot be linked. There is one log file: 2 log files"), wizard.whyNotNext().get());
        draft().database().set("Timetable");
        assertEquals("Timetable needs a full backup first. Say where SQL Server may write it.", wizard.whyNotNext().get());
        draft().backupTo().set("/var/backups/");
        assertEquals("", wizard.whyNotNext().get());
        wizard.next();
        settle();
        wizard.next();
        settle();
        draft().name().set("Not Portable");
        assertTrue(wizard.whyNotNext().get().contains("made of a-z and 0-9"), wizard.whyNotNext().get());
        wizard.next();
        assertEquals(Chapter.NAMES, wizard.chapter().get(), "a page that is not done is not left");
    }

    @Test
    void aDatabaseThatNeedsRepairIsRepairedByTheRun() {
        draft().backupTo().set("/var/backups/");
        toChecks("Timetable");
        List<String> steps = wizard.plan().get().orElseThrow().steps().stream().map(Step::id).toList();
        assertTrue(steps.containsAll(List.of("recovery-full", "full-backup")), steps::toString);
    }

    @Test
    void backLosesNothing() {
        toChecks("Ferries");
        Checked before = draft().checked().get().orElseThrow();
        draft().warningsRead().set(true);
        for (int i = 0; i < 6; i++) {
            wizard.previous();
        }
        assertEquals(Chapter.INTRODUCTION, wizard.chapter().get());
        for (int i = 0; i < 7; i++) {
            wizard.next();
        }
        assertEquals(Chapter.REVIEW, wizard.chapter().get());
        assertEquals(Optional.of(before), draft().checked().get(), "nothing was read twice");
        assertEquals("Ferries", draft().database().get());
    }

    @Test
    void aChangedNameTurnsTheChecksToNeedARecheck() {
        toReview("Ferries");
        wizard.go(Chapter.NAMES);
        draft().name().set("other");
        assertEquals(Mark.RECHECK, mark(Chapter.CHECKS));
        assertEquals(Mark.RECHECK, mark(Chapter.REVIEW));
        assertEquals(Mark.DONE, mark(Chapter.DATABASES));
        assertNotEquals("", wizard.whyNot(Chapter.REVIEW), "the review is not open before the checks ran again");
        wizard.next();
        settle();
        assertEquals("other", draft().current().orElseThrow().draft().task().spec().name().value());
    }

    @Test
    void anotherDatabaseAsksForItsOwnNamesAndChecks() {
        toReview("Ferries");
        wizard.go(Chapter.DATABASES);
        draft().backupTo().set("/var/backups/");
        draft().database().set("Timetable");
        assertEquals(Mark.RECHECK, mark(Chapter.NAMES));
        assertEquals(Optional.empty(), draft().spec());
        assertEquals(Optional.empty(), wizard.plan().get(), "the plan for the other database is no longer offered");
    }

    @Test
    void warningsHaveToBeReadAndNewOnesAnew() {
        toChecks("Ferries");
        assertTrue(wizard.whyNotNext().get().startsWith("Tick that you have read the "), wizard.whyNotNext().get());
        draft().warningsRead().set(true);
        assertEquals("", wizard.whyNotNext().get());
        draft().backupTo().set("/var/backups/");
        draft().database().set("Timetable");
        wizard.refresh();
        settle();
        assertFalse(draft().warningsRead().get());
    }

    @Test
    void stepsThatPeopleMayNoticeNeedConsent() {
        draft().backupTo().set("/var/backups/");
        toReview("Timetable");
        assertTrue(wizard.whyNotFinish().get().startsWith("Tick that you agree"), wizard.whyNotFinish().get());
        draft().agreed().set(true);
        assertEquals("", wizard.whyNotFinish().get());
    }

    @Test
    void whatARefusedRunMadeIsKeptHereAndByTheCommandThatDoesTheSame() {
        toReview("Ferries");
        assertEquals("", wizard.plan().get().orElseThrow().pointOfNoReturn());
        assertTrue(wizard.command().startsWith("link create --database Ferries ") && wizard.command().endsWith(" --keep"), wizard.command());
    }

    @Test
    void aCheckOnlyEndsAtTheChecks() {
        draft().intent().set(Intent.CHECK_ONLY);
        toChecks("Ferries");
        draft().warningsRead().set(true);
        assertTrue(wizard.whyNotNext().get().startsWith("This was to be a check only."));
        assertEquals(Mark.SKIPPED, mark(Chapter.REVIEW));
    }

    @Test
    void aPlanForLaterNeverRuns() {
        draft().intent().set(Intent.WRITE_PLAN);
        toReview("Ferries");
        wizard.finish();
        assertEquals(Chapter.REVIEW, wizard.chapter().get());
        assertTrue(wizard.plan().get().isPresent());
    }

    @Test
    void aDeadServerIsSaidToBeSoOnEveryPageAndNothingIsGreen() throws Exception {
        practice.lab().control().set("kill", "HARBOUR01", "");
        wizard.next();
        wizard.next();
        settle();
        assertTrue(wizard.whyNotNext().get().startsWith("HARBOUR01 could not be read. "), wizard.whyNotNext().get());
        wizard.previous();
        assertEquals(Mark.ERROR, mark(Chapter.SERVER));
        assertEquals(State.UNKNOWN, draft().wayBack().state());
    }

    @Test
    void aServerThatDiesBeforeTheChecksLeavesNoGreenPage() throws Exception {
        to(Chapter.DATABASES);
        draft().database().set("Ferries");
        wizard.next();
        settle();
        practice.lab().control().set("kill", "HARBOUR01", "");
        wizard.next();
        settle();
        assertTrue(wizard.whyNotNext().get().startsWith("Both ends could not be read. "), wizard.whyNotNext().get());
        draft().address().set("10.0.0.4");
        wizard.next();
        settle();
        assertTrue(wizard.whyNotNext().get().startsWith("No check was made. "), wizard.whyNotNext().get());
        assertEquals(Optional.empty(), wizard.plan().get());
    }

    @Test
    void aPasswordIsAskedForWhereMasterHasNoKey() {
        Profile practised = practice.estate().profile();
        Profile real = new Profile("real", false, practised.cloud(), practised.azure(), practised.servers(), practised.instances(), practised.addresses());
        wizard = new WizardModel(new OpenEstate(real, practice.estate().credentials(), Optional.empty(), practice.surroundings()), practice.work(), Optional.empty(), Optional.of("Ferries"));
        to(Chapter.DATABASES);
        wizard.next();
        settle();
        wizard.next();
        settle();
        assertEquals("Give a password for the new master key of HARBOUR01.", wizard.whyNotNext().get());
        draft().masterKeyPassword().set("Correct-Horse-9");
        assertEquals("", wizard.whyNotNext().get());
        wizard.next();
        settle();
        assertTrue(draft().current().orElseThrow().plan().isPresent());
        assertEquals("Correct-Horse-9", new String(wizard.secrets().read("MasterKeyPassword")));
        wizard.close();
        assertEquals("", draft().masterKeyPassword().get());
    }

    private Draft draft() {
        return wizard.draft();
    }

    private Mark mark(Chapter chapter) {
        return wizard.marks().get().get(chapter.ordinal());
    }

    private void toReview(String database) {
        toChecks(database);
        draft().warningsRead().set(true);
        wizard.next();
        assertEquals(Chapter.REVIEW, wizard.chapter().get(), wizard.whyNotNext().get());
    }

    private void toChecks(String database) {
        to(Chapter.DATABASES);
        draft().database().set(database);
        to(Chapter.CHECKS);
    }

    private void to(Chapter where) {
        while (wizard.chapter().get() != where) {
            Chapter before = wizard.chapter().get();
            wizard.next();
            settle();
            assertNotEquals(before, wizard.chapter().get(), wizard.whyNotNext().get());
        }
    }

    /** Until nothing is being read. */
    private void settle() {
        FX.until(() -> !wizard.readings().server().busy() && !wizard.readings().instance().busy() && !wizard.readings().checks().busy());
    }
}
