package io.linkspan.ui.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.profile.Profile;
import io.linkspan.ui.FxQueue;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Practice;
import io.linkspan.ui.Role;
import io.linkspan.ui.estate.EstateModel;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameModelTest {

    @TempDir
    private Path folder;

    private final FxQueue fx = new FxQueue();
    private Practice practice;
    private FrameModel model;

    @BeforeEach
    void open() {
        practice = new Practice(folder, fx);
        model = new FrameModel(practice.surroundings(), practice.work());
    }

    @AfterEach
    void close() {
        model.close();
        practice.close();
    }

    @Test
    void opensAnEstateOnceAndBringsItToTheFront() {
        EstateModel first = model.open(practice.estate());
        assertSame(first, model.open(practice.estate()));
        assertEquals(Optional.of(first), model.current().get());
        assertEquals(Optional.of(practice.estate()), model.with("harbour01", "QUAY-ONE"));
        assertEquals(Optional.empty(), model.with("HARBOUR01", "elsewhere"));
    }

    @Test
    void putsPracticeIntoTheTitleOfAPracticeEstateOnly() {
        assertEquals("Linkspan – Start", model.title(Optional.empty(), "Start"));
        assertEquals("Linkspan – PRACTICE – default – ferries", model.title(Optional.of(practice.estate()), "PRACTICE: ferries"));
        assertEquals("Linkspan – PRACTICE – default", model.title(Optional.of(practice.estate()), "PRACTICE: default"));
        assertEquals("Linkspan – default – ferries", model.title(Optional.of(real()), "ferries"));
    }

    @Test
    void theRoleWatchChangesNothingButAPracticeEstate() {
        assertEquals(Role.WATCH, model.role().get());
        assertTrue(Role.WATCH.whyNot(real()).startsWith("the role is Watch"));
        assertEquals("", Role.WATCH.whyNot(practice.estate()));
        assertEquals("", Role.RUN.whyNot(real()));
    }

    @Test
    void saysOnceWhoFellSilentAndWhoAnswersAgain() throws Exception {
        EstateModel estate = model.open(practice.estate());
        fx.until(() -> estate.watch().get().isPresent());
        practice.lab().control().set("kill", "HARBOUR01", "");
        look(estate);
        look(estate);
        assertEquals(1, model.messages().lines().stream().filter(line -> line.text().contains("HARBOUR01")).count());
        practice.lab().control().clear();
        fx.until(() -> {
            estate.refresh();
            return model.messages().last().orElseThrow().text().equals("HARBOUR01 answers again.");
        });
        assertTrue(model.output().lines().stream().anyMatch(line -> line.text().matches("Reading default: done in \\d+ ms\\.")));
    }

    private void look(EstateModel estate) {
        var before = estate.watch().get();
        estate.refresh();
        fx.until(() -> !estate.watch().get().equals(before));
    }

    private OpenEstate real() {
        Profile p = practice.estate().profile();
        return new OpenEstate(new Profile(p.name(), false, p.cloud(), p.azure(), p.servers(), p.instances(), p.addresses()), practice.estate().credentials(), Optional.empty(), practice.surroundings());
    }
}
