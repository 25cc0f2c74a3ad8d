package io.linkspan.ui.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.model.Side;
import io.linkspan.plan.run.RunOutcome;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The guide by keyboard alone. */
class RepairKeysTest extends Guided {

    @Test
    void fromTwoPrimariesToOneThatTheOtherFollows() {
        fx(wizard::show);
        until(() -> model().judged().draft().get().isPresent());
        alt(KeyCode.N);
        assertEquals(Chapter.CHOOSE, chapter());
        tabTo(wizard.stage(), node -> node instanceof RadioButton button && button.getText().equals("quay-one stays primary"), "choice");
        key(KeyCode.SPACE);
        assertEquals(Optional.of(Side.MANAGED_INSTANCE), fx(() -> model().keep().get()));
        alt(KeyCode.N);
        assertEquals(Chapter.FENCE, chapter());
        alt(KeyCode.N);
        assertEquals(Chapter.SAVE, chapter());
        alt(KeyCode.T);
        targetWindow(wizard.stage());
        write("C:\\Saved\\");
        alt(KeyCode.N);
        until(() -> model().chapter().get() == Chapter.READINESS && !model().judged().activity().busy());
        key(KeyCode.F5);
        until(() -> model().whyNotNext().get().isEmpty());
        alt(KeyCode.N);
        assertEquals(Chapter.REVIEW, chapter());
        tabTo(wizard.stage(), TextField.class);
        write("ferries drops sql-server");
        WaitForAsyncUtils.waitForFxEvents();
        alt(KeyCode.F);
        until(() -> model().chapter().get() == Chapter.RESULTS);
        assertEquals(Optional.of(RunOutcome.DONE), fx(() -> model().run().outcome().get()));
        WaitForAsyncUtils.waitForFxEvents();
        alt(KeyCode.B);
        until(() -> visited.words().equals(List.of("fail over ferries")));
    }

    private Chapter chapter() {
        return fx(() -> model().chapter().get());
    }
}
