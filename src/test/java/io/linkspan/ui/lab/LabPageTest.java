package io.linkspan.ui.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import io.linkspan.lab.LabFault;
import io.linkspan.ui.Practice;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import io.linkspan.ui.estate.EstateModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the practice estate, with a real one behind it. */
class LabPageTest extends UiTest {

    @TempDir
    static Path parent;

    private Practice practice;
    private EstateModel estate;
    private LabPage page;
    private final Visited visited = new Visited();

    @Override
    protected Parent build() throws Exception {
        practice = new Practice(Files.createTempDirectory(parent, "lab"), Platform::runLater);
        estate = new EstateModel(practice.estate(), practice.work());
        page = new LabPage(estate, practice.work(), visited);
        return new StackPane(page.view());
    }

    @AfterEach
    void close() {
        fx(() -> {
            page.close();
            estate.close();
        });
        practice.close();
    }

    @Test
    void showsTheMachinesAndThatNothingIsLinkedYet() {
        until(() -> shown("Running"));
        assertTrue(shown("HARBOUR01") && shown("quay-one") && shown("Open"));
        shot("lab");
    }

    @Test
    void aSwitchMakesItGoWrongAndRightAgain() throws Exception {
        flick("Cut the path of HARBOUR01");
        until(() -> shown("Cut"));
        assertEquals(List.of("cut-path"), faults());
        shot("lab-cut");
        flick("Cut the path of HARBOUR01");
        until(() -> shown("Open"));
        assertEquals(List.of(), faults());
    }

    @Test
    void aStoppedMachineIsShownAsSuchAndNeverAsRunning() throws Exception {
        flick("Stop HARBOUR01");
        until(() -> shown("Stopped"));
        assertEquals(List.of("kill"), faults());
    }

    @Test
    void aFaultThatWasSetElsewhereIsSeenAtTheNextRefresh() throws Exception {
        practice.lab().control().set("stop-redo", "quay-one", "");
        fx(page::refresh);
        until(() -> toggle("Stop redo on quay-one").isSelected());
    }

    private void flick(String words) {
        ToggleSwitch toggle = toggle(words);
        fx(toggle::requestFocus);
        press(KeyCode.SPACE).release(KeyCode.SPACE);
    }

    private ToggleSwitch toggle(String words) {
        return lookup(n -> n instanceof ToggleSwitch t && words.equals(t.getAccessibleText())).query();
    }

    private List<String> faults() throws Exception {
        return practice.lab().control().faults().stream().map(LabFault::kind).toList();
    }
}
