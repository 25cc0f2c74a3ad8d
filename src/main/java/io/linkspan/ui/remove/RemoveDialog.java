package io.linkspan.ui.remove;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.Leftover;
import io.linkspan.check.Verdict;
import io.linkspan.ui.Look;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.CheckColumns;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Saves;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.SaveDialog;
import io.linkspan.ui.export.ScriptMenu;
import io.linkspan.ui.run.StepList;
import io.linkspan.ui.work.Work;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/** "Remove link": checks, the very statements, what stays, and the link's name to be typed. What it starts goes on in a tab of its own. On the FX thread. */
public final class RemoveDialog {

    private final RemoveModel model;
    private final Navigator navigator;
    private final Outlet outlet;
    private final Stage stage = new Stage();
    private final TableView<CheckResult> checks = CheckColumns.table();
    private final StepList steps = new StepList();
    private final StackPane verdict = new StackPane();

    public RemoveDialog(RemoveModel model, Work work, Navigator navigator) {
        this(model, work, navigator, Optional.empty());
    }

    /** @param saves in place of the platform's dialog */
    public RemoveDialog(RemoveModel model, Work work, Navigator navigator, Optional<Saves> saves) {
        this.model = model;
        this.navigator = navigator;
        outlet = new Outlet(model.estate().surroundings().clock(), work, saves.orElseGet(() -> new SaveDialog(() -> stage)), navigator);
        Grids.placeholder(checks, "The checks come when both ends are read.");
        checks.setMinHeight(150);
        checks.setPrefHeight(150);
        VBox.setVgrow(steps, Priority.ALWAYS);
        CheckBox keep = new CheckBox("_Keep the availability group on " + model.link().server());
        keep.setMnemonicParsing(true);
        keep.selectedProperty().bindBidirectional(model.keepGroup());
        FlowPane drop = new FlowPane(16, 4, Texts.body("Goes, too, where nothing else uses it:"));
        drop.setId("remove-drop");
        for (Leftover one : Leftover.values()) {
            CheckBox box = new CheckBox(one.words());
            box.selectedProperty().bindBidirectional(model.drop(one));
            drop.getChildren().add(box);
        }
        ActivityBar bar = new ActivityBar(model.activity(), model.estate().surroundings().clock(), model::refresh);
        VBox body = new VBox(10, bar, Texts.group("Checks"), checks, verdict, Texts.group("What will be sent, in this order"), steps, keep, drop);
        body.getStyleClass().add("remove-body");
        Scene scene = new Scene(new BorderPane(body, head(), null, foot(), null), 960, 680);
        scene.getAccelerators().put(KeyCombination.valueOf("Esc"), stage::close);
        scene.getAccelerators().put(KeyCombination.valueOf("F5"), model::refresh);
        Look.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Linkspan – " + (model.estate().practice() ? "PRACTICE – " : "") + "Remove link " + model.link().name());
        stage.setMinWidth(720);
        stage.setMinHeight(520);
        stage.setOnHidden(_ -> model.close());
        model.report().subscribe(_ -> show());
        model.plan().subscribe(_ -> show());
    }

    public void show(Window owner) {
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.show();
    }

    private HBox head() {
        HBox title = new HBox(8, Texts.page("Remove link " + model.link().name()));
        if (model.estate().practice()) {
            title.getChildren().add(Badges.practice());
        }
        title.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(2, title, Texts.muted("Replication between " + model.link().server() + " and " + model.link().instance()
                + " ends. Both databases stay, each on its own and writable. Certificates and endpoints stay for other links unless you say otherwise."));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(16, words, new ScriptMenu(model.plan().map(_ -> model.scripted()), "There is no plan until the checks say yes.", outlet).button());
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("remove-head");
        return head;
    }

    private HBox foot() {
        TextField typed = new TextField();
        typed.getStyleClass().add("ls-mono");
        typed.setAccessibleText("Type " + model.link().name() + " to agree");
        typed.textProperty().bindBidirectional(model.typed());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox foot = new HBox(8, Texts.body("To agree, type"), Texts.mono(model.link().name().value()), typed, space, Buttons.danger(Command.of("_Remove link", "mdi2l-link-variant-off", this::go).unless(model.whyNot())),
                Buttons.of(Command.of("_Cancel", "", stage::close)));
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("question-foot");
        return foot;
    }

    /** The run opens its tab as soon as it has a journal; one that is refused before says so here. */
    private void go() {
        model.go(run -> {
            navigator.started(run);
            run.run().subscribe(id -> id.ifPresent(_ -> stage.close()));
            run.problem().subscribe(why -> why.filter(_ -> run.run().get().isEmpty()).ifPresent(w -> verdict.getChildren().setAll(Notes.problem(w))));
        }, why -> verdict.getChildren().setAll(Notes.problem(why)));
    }

    private void show() {
        checks.getItems().setAll(model.report().get().map(CheckReport::results).orElse(List.of()).stream().sorted(Comparator.comparing(CheckColumns::state)).toList());
        verdict.getChildren().setAll(model.report().get().map(CheckReport::verdict).map(RemoveDialog::note).orElse(List.of()));
        verdict.setManaged(!verdict.getChildren().isEmpty());
        steps.show(model.plan().get());
    }

    private static List<Region> note(Verdict verdict) {
        return switch (verdict) {
            case READY -> List.of();
            case BLOCKED -> List.of(Notes.danger("The checks say no: see above what is not as required. F5 checks again."));
            case UNKNOWN -> List.of(Notes.warning("Something could not be measured, so the link cannot be removed from here now. F5 checks again."));
        };
    }
}
