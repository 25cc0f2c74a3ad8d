package io.linkspan.ui.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.LinkName;
import io.linkspan.ui.FxQueue;
import io.linkspan.ui.Place;
import io.linkspan.ui.Practice;
import io.linkspan.ui.PracticeLink;
import io.linkspan.ui.Visited;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.State;
import io.linkspan.ui.estate.EstateModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree without the toolkit, over a practice estate. */
class TreeModelTest {

    @TempDir
    private Path folder;

    private final FxQueue fx = new FxQueue();
    private final ObservableList<EstateModel> estates = FXCollections.observableArrayList();
    private Practice practice;
    private EstateModel estate;
    private TreeModel model;

    @BeforeEach
    void open() {
        practice = new Practice(folder, fx);
        estate = new EstateModel(practice.estate(), practice.work());
        model = new TreeModel(estates, practice.work());
        assertEquals("none yet", line("Registered servers").getValue().note());
        assertEquals("not signed in", line("Azure").getValue().note());
        estates.add(estate);
        fx.until(() -> estate.watch().get().isPresent());
    }

    @AfterEach
    void close() {
        estate.close();
        practice.close();
    }

    @Test
    void aGroupUnderALinkMovesToAnotherNodeWhereItHasOne() {
        Visited visited = new Visited();
        TreeCommands commands = new TreeCommands(visited, _ -> "", () -> { }, () -> { });
        Entry group = Entry.of(Kind.GROUP, "HarbourAG", practice.estate(), "HARBOURA").opens(new Place.Link(practice.estate(), new LinkName("ferries"), "HARBOURA", "quay-one"));
        assertEquals("the group has one node", commands.of(group.fact("Replicas", "HARBOURA")).getFirst().whyNot().getValue());
        Command several = commands.of(group.fact("Replicas", "HARBOURA, HARBOURB")).getFirst();
        assertEquals("", several.whyNot().getValue());
        several.action().run();
        assertEquals(List.of("fail over locally ferries"), visited.words());
    }

    @Test
    void namesWhoAnswersAndAsWhom() {
        fx.until(() -> line("HARBOUR01").getValue().note().startsWith("16.0."));
        assertTrue(line("HARBOUR01").getValue().note().endsWith("practice_admin"));
        assertEquals(List.of("Databases", "Always On High Availability", "Managed Instance Links", "Security"), names(line("HARBOUR01")));
        assertEquals(List.of("Databases", "Links", "Server trust certificates"), names(line("quay-one")));
        assertEquals(List.of("Tenant"), names(line("Azure")));
    }

    @Test
    void readsWhatIsOpenedAndNothingElse() {
        assertEquals(List.of("Reading…"), names(line("Databases")));
        line("Databases").setExpanded(true);
        fx.until(() -> names(line("Databases")).contains("Ferries"));
        assertEquals(List.of("Archive", "Ferries", "Timetable"), names(line("Databases")));
        assertEquals(List.of("Reading…"), names(line("Certificates")));
        line("Certificates").setExpanded(true);
        fx.until(() -> names(line("Certificates")).equals(List.of("None")));
    }

    @Test
    void showsALinkWhereverItIsSeen() {
        line("Databases").setExpanded(true);
        line("Distributed Availability Groups").setExpanded(true);
        fx.until(() -> names(line("Databases")).contains("Ferries") && names(line("Distributed Availability Groups")).equals(List.of("None")));
        PracticeLink.make(practice.estate());
        model.refresh();
        fx.until(() -> names(line("Managed Instance Links")).equals(List.of("ferries")));
        fx.until(() -> names(line("Distributed Availability Groups")).equals(List.of("ferries")));
        assertEquals(List.of("ferries"), names(line("Links")));
        assertEquals("linked, primary", line("Ferries").getValue().note());
        Entry link = line("Managed Instance Links").getChildren().getFirst().getValue();
        assertEquals(Optional.of(PracticeLink.place(practice.estate())), link.place());
        assertEquals(link.state(), line("HARBOUR01").getValue().state());
        line("Certificates").setExpanded(true);
        fx.until(() -> !names(line("Certificates")).isEmpty() && line("Certificates").getChildren().getFirst().getValue().kind() == Kind.CERTIFICATE);
    }

    @Test
    void aMachineThatDoesNotAnswerIsUnknownAndReadAgainOnceItDoes() throws Exception {
        practice.lab().control().set("kill", "HARBOUR01", "");
        line("Databases").setExpanded(true);
        fx.until(() -> line("Databases").getChildren().getFirst().getValue().kind() == Kind.FAILED);
        Entry failed = line("Databases").getChildren().getFirst().getValue();
        assertTrue(failed.name().startsWith("Failed: ") && failed.note().equals("F5 to retry"), failed::words);
        assertFalse(failed.problem().orElseThrow().next().isEmpty());
        estate.refresh();
        fx.until(() -> line("HARBOUR01").getValue().state().equals(Optional.of(State.UNKNOWN)));
        practice.lab().control().clear();
        model.selected().set(Optional.of(line("Databases").getChildren().getFirst()));
        fx.until(() -> again() && names(line("Databases")).contains("Ferries"));
    }

    /** A machine takes a moment to come back, so F5 may be needed more than once. */
    private boolean again() {
        if (line("Databases").getChildren().getFirst().getValue().kind() == Kind.FAILED) {
            model.selected().set(Optional.of(line("Databases").getChildren().getFirst()));
            model.refresh();
        }
        return true;
    }

    @Test
    void isEmptyAgainOnceTheEstateIsClosed() {
        estates.clear();
        assertEquals(List.of(), names(line("Registered servers")));
        assertEquals("none yet", line("Registered servers").getValue().note());
    }

    private static List<String> names(TreeItem<Entry> item) {
        return item.getChildren().stream().map(child -> child.getValue().name()).toList();
    }

    /** The first of that name, from the top. */
    private TreeItem<Entry> line(String name) {
        return all(model.root()).filter(item -> item.getValue().name().equals(name)).findFirst().orElseThrow();
    }

    private static Stream<TreeItem<Entry>> all(TreeItem<Entry> item) {
        return Stream.concat(Stream.of(item), item.getChildren().stream().flatMap(TreeModelTest::all));
    }
}
