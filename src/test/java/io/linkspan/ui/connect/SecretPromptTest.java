package io.linkspan.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.Problem;
import io.linkspan.model.profile.Secret;
import io.linkspan.ui.Shots;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.work.Work;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thread that needs a secret waits for the operator; the window does not. */
class SecretPromptTest extends UiTest {

    private static final String WHAT = "password of sa on SQL01";

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Secret> given = new AtomicReference<>();
    private final AtomicReference<Problem> refused = new AtomicReference<>();
    private Work.Running running = () -> { };

    @Override
    protected Parent build() {
        return new VBox(new Label("behind"));
    }

    @BeforeEach
    void ask() {
        Work work = new Work(background, Platform::runLater);
        SecretPrompt prompt = new SecretPrompt(work);
        running = work.start(() -> prompt.ask(WHAT), answer -> given.set(answer.orElseThrow()), refused::set);
        until(() -> window().isPresent());
    }

    @AfterEach
    void end() {
        background.shutdownNow();
    }

    private static Optional<Window> window() {
        return Window.getWindows().stream().filter(w -> w instanceof Stage s && s.getTitle().contains("Password of sa on SQL01")).findFirst();
    }

    @Test
    void whatIsTypedGoesToTheThreadThatAsked() {
        fx(() -> Shots.take(window().orElseThrow().getScene(), "connect-secret"));
        clickOn(".password-field").write("canary").type(KeyCode.ENTER);
        until(() -> given.get() != null);
        assertEquals(Secret.of("canary"), given.get());
        assertTrue(window().isEmpty());
    }

    @Test
    void escapeRefusesInWords() {
        type(KeyCode.ESCAPE);
        until(() -> refused.get() != null);
        assertEquals("The password of sa on SQL01 was not given.", refused.get().text());
        assertTrue(window().isEmpty());
    }

    @Test
    void whoNoLongerWaitsTakesTheQuestionBack() {
        running.cancel();
        until(() -> window().isEmpty());
    }
}
