package io.linkspan.ui.repair;

import io.linkspan.check.fact.Half;
import io.linkspan.check.fact.Own;
import io.linkspan.model.LinkRole;
import io.linkspan.model.Lsn;
import io.linkspan.model.Observed;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.plan.task.repair.RepairDraft;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.FactGrid.Fact;
import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One side of a link with two primaries: what it says, with the time of the reading. */
final class SideCard extends VBox {

    /** @param below stands below the facts */
    SideCard(RepairModel model, RepairDraft read, Side side, Node... below) {
        super(8);
        getStyleClass().add("card");
        setMinWidth(0);
        setPrefWidth(480);
        HBox.setHgrow(this, Priority.ALWAYS);
        Observed<Optional<ReplicaView>> view = read.facts().link().view(side);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Optional<LinkRole> role = read.facts().link().role(side);
        HBox head = new HBox(8, Icons.of(side == Side.SQL_SERVER ? "mdi2s-server" : "mdi2d-database-sync-outline"), Texts.group(model.machine(side)), Texts.muted(side.words()), space,
                States.label(role.isEmpty() ? State.UNKNOWN : role.get() == LinkRole.PRIMARY ? State.ERROR : State.INFO, role.map(LinkRole::name).orElse("Unknown")));
        head.setAlignment(Pos.CENTER_LEFT);
        FactGrid facts = new FactGrid();
        facts.facts(facts(read, side, view));
        getChildren().addAll(head, facts);
        view.reason().or(() -> read.split().half(side).reason()).map(Notes::problem).ifPresent(getChildren()::add);
        for (Node node : below) {
            Separator line = new Separator();
            getChildren().addAll(line, node);
        }
    }

    private static List<Fact> facts(RepairDraft read, Side side, Observed<Optional<ReplicaView>> view) {
        Own own = read.split().own(side);
        Optional<Half> half = read.split().half(side).toOptional();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Role, read", read.facts().link().role(side).map(LinkRole::name).orElse("Unknown") + ", " + Times.clock(at(view)) + " UTC"));
        facts.add(new Fact("Newest commit", own.until().map(Times::local).orElse("Unknown")));
        facts.add(new Fact("Its LSN", own.newest().map(Lsn::toString).orElse("Unknown"), own.newest().isPresent()));
        facts.add(new Fact("Common LSN", own.after().map(Lsn::toString).orElse("no view shows it"), own.after().isPresent()));
        facts.add(new Fact("Only here", own.isNothing() ? "nothing" : own.since().map(since -> "what was committed after " + Times.local(since)).orElse("what was committed since a time that no view shows")));
        facts.add(new Fact("Open now", half.map(h -> h.open() + " with an open transaction").orElse("Unknown")));
        return facts;
    }

    private static Instant at(Observed<?> seen) {
        return switch (seen) {
            case Observed.Known<?> known -> known.readAt();
            case Observed.Unknown<?> unknown -> unknown.since();
        };
    }
}
