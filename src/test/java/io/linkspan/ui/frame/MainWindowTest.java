package io.linkspan.ui.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MainWindowTest extends FrameTest {

    @Test
    void beginsWithTheStartPageAndOpensThePracticeEstateByItsButton() {
        assertEquals("Linkspan – Start", stage.getTitle());
        shot("start");
        clickOn("Open practice estate");
        until(() -> stage.getTitle().startsWith("Linkspan – PRACTICE – default"));
        until(() -> window.model().estates().getFirst().watch().get().isPresent());
        assertTrue(fx(() -> window.model().estates().size() == 1));
        shot("frame");
    }
}
