package io.linkspan.ui.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.LabControl;
import io.linkspan.ui.Practice;
import io.linkspan.ui.PracticeLink;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import io.linkspan.ui.control.State;
import io.linkspan.ui.link.LinkPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The estate of the practice lab: empty, with its link, and while machines are dead. */
class PracticeEstatePageTest extends UiTest {

    private final Visited visited = new Visited();
    private Practice practice;
    private LabControl control;
    private EstateModel model;
    private EstatePage page;
    private BorderPane frame;

    @Override
    protected Parent build() throws Exception {
        Path folder = Files.createTempDirectory("estate-page");
        practice = new Practice(folder, Platform::runLater);
        control = practice.lab().control();
        model = new EstateModel(practice.estate(), practice.work());
        page = new EstatePage(model, visited);
        frame = (BorderPane) EstatePageTest.framed(page.view());
        return frame;
    }

    @AfterEach
    void end() {
        fx(page::close);
        fx(model::close);
        control.close();
        practice.close();
    }

    @Test
    void fromNothingToALinkAndThroughItsTroubles() throws Exception {
        until(() -> model.watch().get().isPresent());
        assertEquals("PRACTICE: default", page.title().getValue());
        assertTrue(lookup("Nothing is linked yet").tryQuery().isPresent());
        shot("estate-empty");
        clickOn(button("_New link…"));
        assertEquals("new link", visited.words().getLast());

        control.set("kill", PracticeLink.SERVER, "");
        control.set("arm-error", PracticeLink.INSTANCE, "get:AuthorizationFailed");
        look(() -> lookup("No link is known").tryQuery().isPresent());
        shot("estate-failed");
        control.clear();

        PracticeLink.make(practice.estate());
        look(() -> row(State.SUCCESS));
        shot("estate");
        control.set("arm-error", PracticeLink.INSTANCE, "get:AuthorizationFailed");
        look(() -> row(State.UNKNOWN));
        assertTrue(lookup((Node n) -> n instanceof Label l && l.getText().startsWith("Azure's side of quay-one not read since")).tryQuery().isPresent());
        shot("estate-azure-failed");
        control.clear();
        clickOn(button("_Sign in again"));
        until(() -> row(State.SUCCESS));

        fx(() -> frame.setCenter(new LinkPage(PracticeLink.place(practice.estate()), model, visited).view()));
        shot("link-practice");
    }

    private Button button(String text) {
        return lookup(".button").queryAllAs(Button.class).stream().filter(b -> b.getText().equals(text)).findFirst().orElseThrow();
    }

    private boolean row(State state) {
        return model.watch().get().filter(w -> w.links().size() == 1 && Standing.of(w.links().getFirst(), w.at()).state() == state).isPresent();
    }

    private void look(BooleanSupplier condition) {
        until(() -> {
            if (condition.getAsBoolean()) {
                return true;
            }
            model.refresh();
            return false;
        });
    }
}
