package io.linkspan.ui.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.LabControl;
import io.linkspan.link.Asked;
import io.linkspan.model.LinkRole;
import io.linkspan.model.Observed;
import io.linkspan.model.Side;
import io.linkspan.monitor.Sample;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.FxQueue;
import io.linkspan.ui.Practice;
import io.linkspan.ui.PracticeLink;
import io.linkspan.ui.control.State;
import io.linkspan.ui.work.Activity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a practice estate while machines die and come back. Without the toolkit. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EstateModelTest {

    @TempDir
    static Path folder;

    private static final FxQueue FX = new FxQueue();
    private static Practice practice;
    private static LabControl control;
    private static EstateModel model;

    @BeforeAll
    static void open() {
        practice = new Practice(folder, FX);
        control = practice.lab().control();
        model = new EstateModel(practice.estate(), practice.work());
        model.interval().set(EstateModel.OFF);
    }

    @AfterAll
    static void close() {
        model.close();
        control.close();
        practice.close();
    }

    @Test
    @Order(1)
    void theFirstLookFindsNothingAndEverybodyAnswers() {
        FX.until(() -> model.watch().get().isPresent());
        assertEquals(List.of(), watch().links());
        assertEquals(List.of(true, true, true), watch().asked().stream().map(Asked::answered).toList());
        assertTrue(Silence.line(watch(), "by hand").startsWith("Read "), () -> Silence.line(watch(), "by hand"));
    }

    @Test
    @Order(2)
    void aLinkIsSeenFromItsSeedingOnAndThenFollowsByItself() throws Exception {
        control.set("slow-path", PracticeLink.INSTANCE, "64k");
        Future<?> made = practice.surroundings().executor().submit(() -> PracticeLink.make(practice.estate()));
        until(w -> w.links().size() == 1 && facts().standing().state() == State.SEEDING);
        assertTrue(facts().standing().words().startsWith("Seeding"), facts().standing()::words);
        control.clear();
        made.get(60, TimeUnit.SECONDS);
        until(w -> facts().standing().state() == State.SUCCESS);
        int before = samples().size();
        model.interval().set(Duration.ofMillis(50));
        FX.until(() -> samples().size() >= before + 3);
        model.interval().set(EstateModel.OFF);
        FX.until(() -> !model.activity().busy());
        LinkFacts facts = facts();
        assertEquals(PracticeLink.SERVER, facts.primaryNow());
        assertEquals(PracticeLink.INSTANCE, facts.otherSide());
        assertEquals("0", facts.lag().text());
        assertTrue(facts.logPercent().value().orElseThrow() <= 100);
        assertTrue(facts.certificateDays().value().orElseThrow() > 300, facts::toString);
        assertEquals(State.SUCCESS, facts.standing().state(), () -> facts.standing().words() + link().diagnosis());
    }

    @Test
    @Order(3)
    void aDeadServerLeavesItsLastWordsWithTheirAgeAndIsNeverGreen() throws IOException {
        control.set("kill", PracticeLink.SERVER, "");
        until(w -> w.links().getFirst().snapshot().sqlServer() instanceof Observed.Unknown);
        LinkFacts facts = facts();
        assertTrue(Set.of("Unknown since " + Times.minute(silentSince()), "Disconnected").contains(facts.standing().words()), facts.standing()::words);
        assertTrue(facts.standing().state() == State.UNKNOWN || facts.standing().state() == State.ERROR, "the instance may have noticed by now");
        assertEquals(Figure.State.OLD, facts.lag().state());
        assertEquals(PracticeLink.SERVER, facts.primaryNow(), "as last known");
        assertEquals(Optional.of(LinkRole.SECONDARY), link().snapshot().role(Side.MANAGED_INSTANCE), "the other side goes on");
        assertTrue(samples().getLast().lagSeconds().isEmpty(), "a gap is a gap");
        assertEquals(1, Silence.of(watch()).size());
        Instant since = silentSince();
        look();
        assertEquals(since, silentSince());
        control.clear();
        until(w -> facts().standing().state() == State.SUCCESS);
    }

    @Test
    @Order(4)
    void anExpiredTokenIsRenewedUnnoticed() throws IOException {
        control.set("expire-token", "", "");
        look();
        assertEquals(List.of(), watch().problems());
        control.clear();
    }

    @Test
    @Order(5)
    void azureThatRefusesIsSilentAlone() throws IOException {
        control.set("arm-error", PracticeLink.INSTANCE, "get:AuthorizationFailed");
        until(w -> w.asked().stream().anyMatch(a -> a.azure() && !a.answered()));
        assertTrue(Silence.of(watch()).getFirst().title().startsWith("Azure's side of " + PracticeLink.INSTANCE + " not read since "));
        assertTrue(link().snapshot().seen(Side.SQL_SERVER).isPresent() && link().snapshot().seen(Side.MANAGED_INSTANCE).isPresent());
        assertEquals(State.UNKNOWN, facts().standing().state());
        control.clear();
        until(w -> facts().standing().state() == State.SUCCESS);
    }

    @Test
    @Order(6)
    void aLinkWhoseMachinesAreAllSilentStaysInSight() throws IOException {
        control.set("kill", PracticeLink.SERVER, "");
        control.set("kill", PracticeLink.INSTANCE, "");
        control.set("arm-error", PracticeLink.INSTANCE, "get:AuthorizationFailed");
        until(w -> !w.answered());
        assertEquals(1, watch().links().size());
        assertEquals(State.UNKNOWN, facts().standing().state());
        assertEquals(Optional.of("Ferries"), link().last().database());
        control.clear();
        until(w -> facts().standing().state() == State.SUCCESS);
    }

    @Test
    @Order(7)
    void cancellingLeavesWhatWasRead() {
        Watch before = watch();
        model.refresh();
        assertTrue(model.activity().busy());
        model.cancel();
        assertFalse(model.activity().busy());
        assertEquals(before, watch());
        assertTrue(model.activity().state().get() instanceof Activity.Idle);
        until(w -> w.problems().isEmpty());
    }

    private static Instant silentSince() {
        return watch().asked().stream().filter(a -> !a.answered()).findFirst().orElseThrow().at();
    }

    private static Watch watch() {
        return model.watch().get().orElseThrow();
    }

    private static Watch.Link link() {
        return watch().links().getFirst();
    }

    private static LinkFacts facts() {
        return LinkFacts.of(link(), watch().at());
    }

    private static List<Sample> samples() {
        return model.samples(PracticeLink.place(practice.estate()));
    }

    private static void look() {
        Watch before = watch();
        model.refresh();
        FX.until(() -> watch() != before);
    }

    private static void until(Predicate<Watch> condition) {
        Instant end = Instant.now().plusSeconds(60);
        do {
            look();
            assertTrue(Instant.now().isBefore(end), () -> "never came true: " + watch());
        } while (!condition.test(watch()));
    }
}
