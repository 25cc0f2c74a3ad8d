package io.linkspan.ui.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.plan.run.RunOutcome;
import io.linkspan.settings.Recents;
import io.linkspan.ui.Practice;
import io.linkspan.ui.Role;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import io.linkspan.ui.control.State;
import io.linkspan.ui.run.Ferries;
import io.linkspan.ui.run.RunModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start page beside a run that was left unfinished. */
class StartPageTest extends UiTest {

    @TempDir
    static Path parent;

    private final Visited visited = new Visited();
    private final List<Path> profiles = new ArrayList<>();
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.WATCH);
    private Practice lab;
    private PracticeStart practice;
    private StartModel model;
    private StartPage page;

    @Override
    protected Parent build() throws Exception {
        lab = new Practice(Files.createTempDirectory(parent, "lab"), Platform::runLater);
        Recents recents = new Recents(lab.surroundings().home());
        recents.add(lab.surroundings().home().resolve("production.json"), lab.estate().profile(), Instant.parse("2026-11-17T23:58:00Z"));
        practice = new PracticeStart(lab.surroundings(), lab.work());
        model = new StartModel(() -> List.of(lab.estate().runs()), recents, lab.work(), lab.surroundings().clock());
        page = new StartPage(model, practice, role, visited, profiles::add, lab.surroundings().clock());
        return new StackPane(page.view());
    }

    @AfterEach
    void close() {
        fx(page::close);
        practice.close();
        lab.close();
    }

    @Test
    void offersWhatOneCanBeginWith() {
        until(() -> shown("No run was left unfinished."));
        clickOn("Open practice estate");
        clickOn("Connect…");
        assertEquals(List.of("practise", "connect"), visited.words());
        clickOn("Run");
        assertEquals(Role.RUN, role.get());
        clickOn("default");
        assertEquals("production.json", profiles.getFirst().getFileName().toString());
    }

    @Test
    void offersToGoOnWithAnUnfinishedRunOrToTakeItBack() {
        String run = unfinishedRun();
        fx(page::refresh);
        until(() -> model.unfinished().size() == 1);
        assertTrue(shown("HARBOUR01 and quay-one"));
        assertEquals(State.SKIPPED, model.unfinished().getFirst().state()); // stopped by the operator is no error
        shot("start-unfinished");
        clickOn("Resume…");
        clickOn("Undo…");
        clickOn("Open");
        assertEquals(List.of("resume " + run, "undo " + run, "go Run"), visited.words());
    }

    @Test
    void saysInWordsThatThePracticeEstateDidNotStart() {
        fx(() -> practice.start("no-such-topology", _ -> { }));
        until(() -> shown("did not start"));
        assertTrue(shown("Next: Choose another topology."));
        shot("start-failed");
    }

    @Test
    void aJournalThatCannotBeReadMayBeOfAnUnfinishedRun() throws Exception {
        Path home = lab.surroundings().home();
        Files.createDirectories(home.resolve("runs"));
        Files.writeString(home.resolve("runs/20261130-120000-000-failover-ferries.jsonl"), "no journal\n");
        Files.writeString(home.resolve("recent.json"), "no list");
        fx(page::refresh);
        until(() -> shown("The journal 20261130-120000-000-failover-ferries.jsonl cannot be read: its run may be unfinished."));
        assertTrue(shown("Not known: recent.json cannot be read."));
        assertFalse(shown("No run was left unfinished."));
        shot("start-damaged");
        clickOn("See all runs");
        assertEquals(List.of("go AllRuns"), visited.words());
    }

    @Test
    void journalsThatCannotBeListedAreNotTakenForNone() throws Exception {
        Path home = lab.surroundings().home();
        until(() -> shown("No run was left unfinished."));
        Files.writeString(home.resolve("runs"), "no folder");
        StartModel another = fx(() -> new StartModel(() -> List.of(lab.estate().runs()), new Recents(home), lab.work(), lab.surroundings().clock()));
        until(() -> another.none().get().equals("Not known: the journals could not be read."));
    }

    private String unfinishedRun() {
        RunModel going = fx(() -> new RunModel(lab.estate(), lab.work()));
        var plan = Ferries.plan(lab.estate(), "ferries");
        fx(() -> going.start(plan, Ferries.ends(lab.estate()), Ferries.SECRETS));
        until(() -> going.current().filter(row -> row.number() > 2).isPresent());
        fx(going::stop);
        until(() -> going.outcome().get().equals(Optional.of(RunOutcome.STOPPED)));
        return going.run().get().orElseThrow();
    }
}
