package io.linkspan.ui.lab;

import io.linkspan.lab.LabMachine;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Side;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The machines of the practice estate and the path between them, each with its state in words. */
final class EstatePicture extends HBox {

    private final LabModel model;

    EstatePicture(LabModel model) {
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("lab-picture");
        model.faults().subscribe(this::draw);
        model.estate().watch().subscribe(this::draw);
    }

    private void draw() {
        VBox site = zone("SQL Server");
        VBox region = zone("Azure");
        for (LabMachine machine : model.machines()) {
            (machine.managed() ? region : site).getChildren().add(machine(machine));
        }
        region.getChildren().add(azure());
        boolean cut = model.machines().stream().anyMatch(m -> model.suffers(m.name(), "cut-path"));
        getChildren().setAll(site, edge(cut), path(cut), edge(cut), region);
        setHgrow(site, Priority.ALWAYS);
        setHgrow(region, Priority.ALWAYS);
    }

    private static VBox zone(String title) {
        VBox zone = new VBox(8, Texts.caption(title));
        zone.getStyleClass().add("lab-zone");
        return zone;
    }

    private Node machine(LabMachine machine) {
        boolean down = model.suffers(machine.name(), "kill");
        VBox card = card(machine.managed() ? "mdi2d-database-sync-outline" : "mdi2s-server", machine.name(), machine.version());
        links(machine).forEach(words -> card.getChildren().add(Texts.muted(words)));
        List<String> troubles = troubles(machine);
        card.getChildren().add(down ? States.label(State.ERROR, "Stopped") : troubles.isEmpty() ? answering(machine) : States.label(State.WARNING, String.join(", ", troubles)));
        broken(card, down);
        return card;
    }

    /** Running only if the last look reached it. */
    private Label answering(LabMachine machine) {
        Optional<Watch> watch = model.estate().watch().get();
        if (watch.isEmpty()) {
            return States.label(State.UNKNOWN, "Not read yet");
        }
        boolean silent = watch.get().problems().stream().anyMatch(p -> p.text().contains(machine.name()));
        return silent ? States.label(State.UNKNOWN, "Unknown: does not answer") : States.label(State.SUCCESS, "Running");
    }

    private List<String> links(LabMachine machine) {
        Side side = machine.managed() ? Side.MANAGED_INSTANCE : Side.SQL_SERVER;
        return model.estate().watch().get().map(Watch::links).orElse(List.of()).stream().map(Watch.Link::snapshot)
                .filter(l -> (machine.managed() ? l.instance() : l.server()).equals(machine.name())).map(l -> words(l, side)).toList();
    }

    private static String words(LinkSnapshot link, Side side) {
        String role = link.role(side).map(LinkRole::name).orElse("role unknown");
        return link.name() + ": " + role + link.seen(side).flatMap(v -> v.role().equals(Optional.of(LinkRole.PRIMARY)) ? v.remote() : v.local())
                .map(d -> d.logSendQueueKb().isPresent() ? ", send queue " + d.logSendQueueKb().getAsLong() + " KB" : d.redoQueueKb().isPresent() ? ", redo queue " + d.redoQueueKb().getAsLong() + " KB" : "").orElse("");
    }

    private List<String> troubles(LabMachine machine) {
        List<String> all = new ArrayList<>();
        model.mishaps().stream().filter(m -> m.on().equals(machine.name()) && !m.kind().equals("cut-path") && !m.kind().equals("slow-path") && model.isOn(m)).forEach(m -> all.add(m.words()));
        return all;
    }

    private Node path(boolean cut) {
        VBox card = card("mdi2t-transit-connection-horizontal", "Path", "");
        boolean slow = model.machines().stream().anyMatch(m -> model.suffers(m.name(), "slow-path"));
        card.getChildren().add(cut ? States.label(State.ERROR, "Cut") : slow ? States.label(State.WARNING, "Slow: 64 KB/s") : States.label(State.SUCCESS, "Open"));
        card.setMinWidth(140);
        card.setMaxHeight(Region.USE_PREF_SIZE);
        broken(card, cut);
        return card;
    }

    private Node azure() {
        VBox card = card("mdi2m-microsoft-azure", "Management API", "");
        List<String> wrong = model.mishaps().stream().filter(m -> m.on().isEmpty() && model.isOn(m)).map(Mishap::words).toList();
        card.getChildren().add(wrong.isEmpty() ? States.label(State.SUCCESS, "No fault set") : States.label(State.WARNING, String.join(", ", wrong)));
        return card;
    }

    private static VBox card(String icon, String name, String more) {
        HBox head = new HBox(6, Icons.of(icon), Texts.strong(name), Texts.muted(more));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(head);
        card.getStyleClass().add("card");
        card.setMinHeight(Region.USE_PREF_SIZE);
        return card;
    }

    private static void broken(Region card, boolean broken) {
        if (broken) {
            card.getStyleClass().add("broken");
        }
    }

    private static Node edge(boolean cut) {
        Region edge = new Region();
        edge.getStyleClass().add(cut ? "lab-edge-cut" : "lab-edge");
        edge.setMinWidth(32);
        edge.setMaxHeight(2);
        return edge;
    }
}
