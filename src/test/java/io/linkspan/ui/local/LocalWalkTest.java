package io.linkspan.ui.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.LinkState;
import io.linkspan.plan.scenario.Cluster;
import io.linkspan.settings.Credentials;
import io.linkspan.settings.Profiles;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Place;
import io.linkspan.ui.Shots;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import io.linkspan.ui.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The wizard over a group of three nodes: by mouse, by keyboard alone, and by force with the primary gone. */
class LocalWalkTest extends UiTest {

    @TempDir
    static Path parent;

    private final Visited visited = new Visited();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private Cluster cluster;
    private Place.Link link;
    private LocalWizard wizard;

    @Override
    protected Parent build() {
        return new StackPane();
    }

    /** Not on the FX thread: three nodes and a link take their time. */
    @BeforeEach
    void link() throws Exception {
        Path folder = Files.createTempDirectory(parent, "lab");
        cluster = new Cluster(folder);
        Surroundings surroundings = new Surroundings(Clock.systemUTC(), Thread::sleep, executor, Map.of(), Files.createDirectory(folder.resolve("home")));
        OpenEstate estate = new OpenEstate(Profiles.read(cluster.profileFile), new Credentials(_ -> null, _ -> Optional.empty()), Optional.of(cluster.lab), surroundings);
        link = new Place.Link(estate, Cluster.FERRIES, "HARBOURA", Cluster.INSTANCE);
    }

    @AfterEach
    void close() {
        fx(() -> wizard.stage().close());
        executor.shutdownNow();
        cluster.close();
    }

    @Test
    void aPlannedOneFromTheFirstPageToTheResultsAndTheLinkGoesOnFromTheOtherNode() {
        open();
        until(() -> model().plan().get().isPresent());
        assertEquals(List.of("HARBOURB", "HARBOURC"), fx(() -> model().nodes().get()));
        picture("local-1-node");
        clickOn("Next >");
        until(() -> !model().judged().activity().busy());
        picture("local-2-readiness");
        clickOn("Next >");
        assertEquals("Type the words first: ferries", fx(() -> model().whyNotFinish().get()));
        picture("local-3-review");
        clickOn(".entry");
        write("ferries");
        clickOn("Finish");
        until(() -> model().run().current().isPresent() || model().chapter().get() == Chapter.RESULTS);
        picture("local-4-run");
        until(() -> model().chapter().get() == Chapter.RESULTS);
        assertTrue(fx(() -> shownInWizard("Nobody could write for at most")));
        picture("local-5-results");
        assertEquals("HARBOURB", cluster.await(LinkState.SYNCHRONISING).server());
        clickOn("Open the link");
        assertEquals(List.of("go Link"), visited.words());
        assertFalse(fx(() -> wizard.stage().isShowing()));
    }

    @Test
    void byKeyboardAlonePastANodeThatIsNotReady() {
        open();
        until(() -> model().plan().get().isPresent());
        tabTo(wizard.stage(), ComboBox.class);
        List<String> whyNot = new CopyOnWriteArrayList<>();
        fx(() -> model().node().subscribe((_, _) -> whyNot.add(model().whyNotNext().get())));
        key(KeyCode.DOWN);
        assertEquals("HARBOURC", fx(() -> model().node().get()));
        assertTrue(whyNot.getFirst().startsWith("Reading HARBOURC"), "what was read of the other node does not count");
        until(() -> model().read().isPresent());
        alt(KeyCode.N);
        until(() -> !model().judged().activity().busy());
        assertEquals("Not ready: 1 check says no.", fx(() -> model().whyNotNext().get()));
        picture("local-2-readiness-asynchronous");
        alt(KeyCode.P);
        tabTo(wizard.stage(), ComboBox.class);
        key(KeyCode.UP);
        until(() -> model().read().isPresent() && model().plan().get().isPresent());
        alt(KeyCode.N);
        until(() -> !model().judged().activity().busy());
        alt(KeyCode.N);
        assertEquals(Chapter.REVIEW, fx(() -> model().chapter().get()));
        tabTo(wizard.stage(), TextField.class);
        targetWindow(wizard.stage());
        write("ferries");
        alt(KeyCode.F);
        until(() -> model().chapter().get() == Chapter.RESULTS);
        assertEquals("HARBOURB", cluster.await(LinkState.SYNCHRONISING).server());
    }

    @Test
    void byForceWithThePrimaryGoneOnlyForTheWordsThatNameTheLoss() throws Exception {
        cluster.fault("kill", "HARBOURA");
        open();
        until(() -> model().read().isPresent());
        assertTrue(fx(() -> model().plan().get()).isEmpty());
        until(() -> model().unsure().get().startsWith("Which nodes the group has could not be read, so every other server of the profile stands here. "));
        clickOn("By force");
        until(() -> model().plan().get().isPresent());
        picture("local-1-node-forced");
        clickOn("Next >");
        until(() -> !model().judged().activity().busy());
        picture("local-2-readiness-forced");
        clickOn("Next >");
        fx(() -> model().judged().typed().set("ferries"));
        assertEquals("Type the words first: ferries unknown", fx(() -> model().whyNotFinish().get()));
        fx(() -> model().judged().typed().set("ferries unknown"));
        picture("local-3-review-forced");
        clickOn("Finish");
        until(() -> model().chapter().get() == Chapter.RESULTS);
        picture("local-5-results-forced");
        assertEquals("HARBOURB", fx(() -> model().afterwards().server()));
        assertEquals("HARBOURB", cluster.await(LinkState.SYNCHRONISING).server());
    }

    private void open() {
        fx(() -> {
            wizard = new LocalWizard(link, Optional.empty(), new Work(executor, Platform::runLater), visited);
            wizard.show();
        });
    }

    private boolean shownInWizard(String beginning) {
        return from(wizard.stage().getScene().getRoot()).lookup((Label label) -> label.getText().startsWith(beginning)).tryQuery().isPresent();
    }

    private LocalModel model() {
        return wizard.model();
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        fx(() -> Shots.take(wizard.stage().getScene(), name));
    }
}
