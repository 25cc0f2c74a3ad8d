package io.linkspan.ui.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.link.Asked;
import io.linkspan.link.Survey;
import io.linkspan.model.LinkName;
import io.linkspan.model.Side;
import io.linkspan.ui.Details;
import io.linkspan.ui.Place;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import io.linkspan.ui.control.State;
import io.linkspan.ui.estate.EstateModel;
import io.linkspan.ui.estate.Fleet;
import io.linkspan.ui.estate.Fleet.Trouble;
import io.linkspan.ui.estate.Looks;
import io.linkspan.ui.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page of a link that is well, and of one in trouble. */
class LinkPageTest extends UiTest {

    private static final Instant BROKEN = Instant.parse("2026-11-20T11:54:00Z");

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Visited visited = new Visited();
    private BorderPane frame;
    private EstateModel model;
    private LinkPage page;

    @Override
    protected Parent build() {
        frame = new BorderPane();
        frame.setTop(space(0, 131));
        frame.setBottom(space(0, 53));
        frame.setLeft(space(245, 0));
        frame.setRight(space(264, 0));
        return frame;
    }

    private static Region space(double width, double height) {
        Region space = new Region();
        space.setMinSize(width, height);
        space.setStyle("-fx-background-color: -color-bg-subtle");
        return space;
    }

    private void open(Trouble trouble) {
        Fleet fleet = new Fleet(1, 7);
        fx(() -> {
            model = new Looks(Duration.ofSeconds(30), now -> new Survey(List.of(fleet.link("sales", "SQLPROD01", "mi-prod-weu", now.isBefore(BROKEN) ? Trouble.NONE : trouble, now)), asked(trouble, now)))
                    .model(executor, new Work(executor, Platform::runLater));
            page = new LinkPage(new Place.Link(model.estate(), new LinkName("sales"), "SQLPROD01", "mi-prod-weu"), model, visited);
            frame.setCenter(page.view());
        });
        until(() -> model.watch().get().isPresent() && lookup(".truth-grid .table-row-cell").tryQuery().isPresent());
    }

    private static List<Asked> asked(Trouble trouble, Instant now) {
        boolean silent = trouble == Trouble.SERVER_SILENT && !now.isBefore(BROKEN);
        return List.of(new Asked("SQLPROD01", Side.SQL_SERVER, false, silent ? Optional.of(Fleet.DEAD) : Optional.empty(), silent ? BROKEN : now));
    }

    @AfterEach
    void end() {
        fx(page::close);
        fx(model::close);
        executor.shutdownNow();
    }

    @Test
    void aLinkThatIsWellShowsItsChainTheTruthAndItsHour() {
        open(Trouble.NONE);
        assertTrue(lookup("Synchronising").tryQuery().isPresent());
        assertEquals(List.of(), rows().stream().filter(r -> r.agreement() == Agreement.DISAGREE).toList());
        shot("link");
        clickOn("Table");
        assertTrue(lookup("11:54:01").tryQuery().isPresent() || lookup("12:04:31").tryQuery().isPresent());
        shot("link-table");
        fx(() -> {
            stage.setWidth(1024);
            stage.setHeight(640);
            frame.setRight(null);
        });
        clickOn("Charts");
        shot("link-small");
    }

    @Test
    void theTabFollowsTheGroupToTheNodeThatIsPrimary() {
        Place.Link[] before = new Place.Link[1];
        fx(() -> {
            Fleet fleet = new Fleet(1, 7);
            model = new Looks(Duration.ofSeconds(30), now -> new Survey(List.of(fleet.link("sales", now.isBefore(BROKEN) ? "SQLPROD01" : "SQLPROD02", "mi-prod-weu", Trouble.NONE, now)), asked(Trouble.NONE, now)))
                    .model(executor, new Work(executor, Platform::runLater));
            before[0] = new Place.Link(model.estate(), new LinkName("sales"), "SQLPROD01", "mi-prod-weu");
            page = new LinkPage(before[0], model, visited);
            assertEquals("SQLPROD01", page.place().server());
            frame.setCenter(page.view());
        });
        until(() -> page.place().server().equals("SQLPROD02"));
        assertTrue(page.place().same(before[0]) && before[0].same(page.place()));
        until(() -> lookup("SQL Server (SQLPROD02)").tryQuery().isPresent());
        fx(() -> page.commands().getFirst().action().run());
        assertEquals("fail over sales", visited.words().getLast());
    }

    @Test
    void aBrokenEdgeIsDrawnAndNamed() {
        open(Trouble.DISCONNECTED);
        assertEquals(1, lookup(".chain-edge.error").queryAll().size());
        assertTrue(lookup((Node n) -> n instanceof Label l && l.getText().startsWith("The SQL Server has no connection to the other side (10060")).tryQuery().isPresent());
        shot("link-broken");
    }

    @Test
    void disagreementComesFirstAndCanBeShownAlone() {
        open(Trouble.ENDPOINT);
        assertEquals("Server's endpoint", rows().getFirst().fact());
        assertEquals(Agreement.DISAGREE, rows().getFirst().agreement());
        shot("link-disagreement");
        clickOn("Disagreements");
        until(() -> rows().size() == 1);
    }

    @Test
    void aSilentServerLeavesItsLastWordsAndNothingGreen() {
        open(Trouble.SERVER_SILENT);
        TruthRow role = rows().stream().filter(r -> r.fact().equals("Role")).findFirst().orElseThrow();
        assertEquals(Agreement.UNKNOWN, role.agreement());
        assertEquals("PRIMARY", role.sqlServer().text());
        assertTrue(role.sqlServer().old() && !role.instance().old());
        assertEquals(List.of(State.UNKNOWN, State.UNKNOWN), Chain.of(fx(() -> model.watch().get().orElseThrow().links().getFirst())).nodes().stream().limit(2).map(n -> n.standing().state()).toList());
        shot("link-unknown");
    }

    @Test
    void aPartOfTheChainShowsItselfInTheDetails() {
        open(Trouble.NONE);
        ObservableValue<Details> details = page.details().orElseThrow();
        assertEquals("sales", fx(details::getValue).title());
        clickOn(lookup(".chain-part").queryAll().iterator().next());
        assertEquals("SQL Server SQLPROD01", fx(details::getValue).title());
        clickOn("More");
        until(() -> shown("Remove link…"));
        clickOn("Remove link…");
        assertEquals("remove sales", visited.words().getLast());
    }

    @SuppressWarnings("unchecked")
    private List<TruthRow> rows() {
        return fx(() -> List.copyOf(((TableView<TruthRow>) lookup(".truth-grid").query()).getItems()));
    }
}
