package io.linkspan.ui.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Side;
import io.linkspan.ui.Shots;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.RadioButton;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The guide, from two primaries to one that the other follows. */
class RepairWalkTest extends Guided {

    @Test
    void fromTwoPrimariesToOneThatTheOtherFollows() {
        fx(wizard::show);
        until(() -> model().judged().draft().get().isPresent());
        picture("repair-1-says");
        small(wizard.stage(), "repair-1-says");
        clickOn("Next >");
        assertEquals("Choose the side that stays.", fx(() -> model().whyNotNext().get()), "nothing is ticked at first");
        assertTrue(fx(() -> wizard.stage().getScene().getFocusOwner() instanceof RadioButton), "the page begins with the choice");
        picture("repair-2-choose");
        clickOn("quay-one stays primary");
        picture("repair-2-chosen");
        small(wizard.stage(), "repair-2-chosen");
        clickOn("Next >");
        picture("repair-3-fence");
        clickOn("Next >");
        assertEquals("Say where HARBOUR01 may write the backup to.", fx(() -> model().whyNotNext().get()));
        targetWindow(wizard.stage());
        clickOn(".entry");
        write("C:\\Saved\\");
        picture("repair-4-save");
        small(wizard.stage(), "repair-4-save");
        clickOn("Next >");
        until(() -> !model().judged().activity().busy());
        picture("repair-5-readiness");
        small(wizard.stage(), "repair-5-readiness");
        clickOn("Next >");
        assertEquals("Type the words first: ferries drops sql-server", fx(() -> model().whyNotFinish().get()));
        picture("repair-6-review");
        small(wizard.stage(), "repair-6-review");
        fx(() -> model().judged().typed().set("ferries drops sql-server"));
        clickOn("Finish");
        until(() -> model().run().current().isPresent() || model().chapter().get() == Chapter.RESULTS);
        picture("repair-7-run");
        until(() -> model().chapter().get() == Chapter.RESULTS);
        picture("repair-8-results");
        small(wizard.stage(), "repair-8-results");
        LinkSnapshot now = now();
        assertEquals(Optional.of(LinkRole.PRIMARY), now.role(Side.MANAGED_INSTANCE));
        assertEquals(Optional.of(LinkRole.SECONDARY), now.role(Side.SQL_SERVER));
        clickOn("Lead back…");
        assertEquals(List.of("fail over ferries"), visited.words());
        assertTrue(fx(() -> !wizard.stage().isShowing()));
    }

    private static LinkSnapshot now() {
        try (LinkEnds ends = practice.estate().lazyEnds(link.server(), link.instance())) {
            return practice.estate().reader(ends).read(link.name());
        }
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        fx(() -> Shots.take(wizard.stage().getScene(), name));
    }
}
