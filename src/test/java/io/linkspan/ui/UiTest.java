package io.linkspan.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

/** A test that clicks and types in a window of 1280×800. Build controls in {@link #build}; the robot is the test itself. */
public abstract class UiTest extends ApplicationTest {

    protected Stage stage;

    @Override
    public final void init() {
        Look.fonts();
    }

    @Override
    public final void start(Stage first) throws Exception {
        stage = first;
        // one window serves all tests, and the one before may have left it small
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1280);
        stage.setHeight(800);
        Look.use(false);
        Scene scene = new Scene(build(), 1280, 800);
        Look.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    /** The root of the window. On the FX thread. */
    protected abstract Parent build() throws Exception;

    /** Runs on the FX thread, and waits for it. */
    protected static <T> T fx(Callable<T> what) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, what);
    }

    protected static void fx(Runnable what) {
        WaitForAsyncUtils.waitForAsyncFx(60_000, what);
    }

    /** Waits until it holds, asked on the FX thread. */
    protected static void until(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> fx(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("did not come about within 60 s", e);
        }
    }

    /** A picture of the window, light and dark. */
    protected void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        fx(() -> Shots.take(stage.getScene(), name));
    }

    /** A window at its smallest, 1024×640, as on a laptop's screen at 200 %, light and dark. */
    protected static void small(Stage window, String name) {
        fx(() -> {
            window.setWidth(1024);
            window.setHeight(640);
        });
        WaitForAsyncUtils.waitForFxEvents();
        fx(() -> Shots.take(window.getScene(), name + "-small"));
        fx(() -> window.getScene().getRoot().lookupAll(".wizard-footer").forEach(foot ->
                assertTrue(foot.localToScene(foot.getBoundsInLocal()).getMaxY() <= window.getScene().getHeight(), name + ": the footer leaves the window")));
        fx(() -> {
            window.setWidth(1280);
            window.setHeight(800);
        });
    }

    protected boolean shown(String words) {
        return fx(() -> lookup(words).tryQuery().isPresent());
    }

    protected final void key(KeyCode code) {
        press(code).release(code);
    }

    protected final void alt(KeyCode code) {
        press(KeyCode.ALT, code).release(code, KeyCode.ALT);
    }

    /** Presses Tab until a control of that kind has the focus; a field that can only be read does not count. */
    protected final void tabTo(Stage window, Class<? extends Node> kind) {
        tabTo(window, node -> usable(node, kind), kind.getSimpleName());
    }

    /** Presses Tab until the focus is on what is meant. */
    protected final void tabTo(Stage window, Predicate<Node> meant, String words) {
        for (int i = 0; i < 25 && !fx(() -> meant.test(window.getScene().getFocusOwner())); i++) {
            key(KeyCode.TAB);
        }
        assertTrue(fx(() -> meant.test(window.getScene().getFocusOwner())), () -> "the tab key never comes to the " + words);
    }

    private static boolean usable(Node node, Class<? extends Node> kind) {
        return kind.isInstance(node) && (!(node instanceof TextInputControl field) || field.isEditable());
    }

    /** Waits for what is to be clicked. */
    @Override
    public FxRobot clickOn(String query, MouseButton... buttons) {
        until(() -> lookup(query).match(NodeQueryUtils.isVisible()).tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        super.clickOn(query, buttons);
        return this;
    }
}
