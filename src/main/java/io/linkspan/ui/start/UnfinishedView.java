package io.linkspan.ui.start;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.start.StartModel.Unfinished;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Runs that were left unfinished, with the ways on. */
public final class UnfinishedView extends VBox {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Navigator navigator;
    private final Label count = Badges.of("0");
    private final VBox rows = new VBox();

    public UnfinishedView(StartModel model, Navigator navigator) {
        this.navigator = navigator;
        HBox head = new HBox(8, Texts.section("Continue an unfinished run"), count);
        head.setAlignment(Pos.CENTER_LEFT);
        rows.getStyleClass().add("rows");
        getChildren().addAll(head, rows);
        setSpacing(12);
        model.unfinished().addListener((ListChangeListener<Unfinished>) _ -> show(model));
        model.none().subscribe(_ -> show(model));
        model.doubt().subscribe(_ -> show(model));
    }

    private void show(StartModel model) {
        List<Unfinished> runs = model.unfinished();
        String doubt = model.doubt().get();
        boolean known = model.activity().readAt().isPresent();
        count.setText(known ? String.valueOf(runs.size()) : "?");
        count.setAccessibleText(known ? runs.size() + " unfinished" : "not known how many");
        rows.getChildren().setAll(runs.stream().map(this::line).toList());
        if (!doubt.isEmpty()) {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            rows.getChildren().add(line(States.label(State.UNKNOWN, doubt), space, Buttons.of(Command.of("See all runs", "", () -> navigator.go(new Place.AllRuns())))));
        } else if (runs.isEmpty()) {
            rows.getChildren().add(line(Texts.muted(model.none().get())));
        }
        rows.getChildren().getLast().getStyleClass().add("last");
    }

    private Node line(Unfinished run) {
        VBox what = new VBox(new HBox(4, new Label(verb(run.task())), Texts.strong(run.link())), Texts.caption(run.server() + " and " + run.instance()));
        what.setMinWidth(180);
        VBox where = new VBox(States.label(run.state(), run.at()), Texts.caption(run.why()));
        where.setMinWidth(0);
        HBox.setHgrow(where, Priority.ALWAYS);
        HBox ways = new HBox(6, Buttons.of(Command.of("Resume…", "", () -> navigator.resume(run.run()))), Buttons.of(Command.of("Undo…", "", () -> navigator.undo(run.run()))),
                Buttons.of(Command.of("Open", "", () -> navigator.go(new Place.Run(run.run())))));
        ways.setAlignment(Pos.CENTER_RIGHT);
        Label when = Texts.mono(WHEN.format(run.startedAt()));
        when.setMinWidth(USE_PREF_SIZE);
        return line(what, where, when, ways);
    }

    private static HBox line(Node... parts) {
        HBox line = new HBox(parts);
        line.getStyleClass().add("row");
        return line;
    }

    private static String verb(String task) {
        return task.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + task.substring(1);
    }
}
