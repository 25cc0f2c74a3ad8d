package io.linkspan.ui.create;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.create.draft.Chapter;
import io.linkspan.ui.create.draft.WizardModel;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.run.RunPane;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The wizard: page list, head, the page in front, and the footer. On the FX thread. */
final class WizardView extends BorderPane {

    private final WizardModel model;
    private final Navigator navigator;
    private final Outlet outlet;
    private final Runnable close;
    private final Map<Chapter, Node> pages = new EnumMap<>(Chapter.class);
    private final Label title = Texts.page("");
    private final Label purpose = Texts.body("");
    private final BorderPane body = new BorderPane();
    private final Label reason = new Label();
    private final VBox foot = new VBox();
    private final Footer footer;
    private final List<Command> keys;

    WizardView(WizardModel model, Navigator navigator, Outlet outlet, Runnable close) {
        this.model = model;
        this.navigator = navigator;
        this.outlet = outlet;
        this.close = close;
        PlanExports exports = new PlanExports(model, outlet);
        Command help = Command.of("_Help", "mdi2h-help-circle-outline", this::help).key("F1");
        Command save = exports.save();
        keys = List.of(help, save);
        footer = new Footer(model, exports.script(), help, save, Command.of("Cancel", "", this::leave).key("Esc"));
        HBox head = new HBox(16, new VBox(2, title, purpose));
        HBox.setHgrow(head.getChildren().getFirst(), Priority.ALWAYS);
        if (model.estate().practice()) {
            head.getChildren().add(Badges.practice());
            getStyleClass().add("practice");
        }
        head.getChildren().add(new WayBackCard(model.draft()));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("wizard-head");
        reason.getStyleClass().add("wizard-reason");
        reason.setGraphic(States.icon(State.INFO));
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        body.getStyleClass().add("wizard-body");
        VBox middle = new VBox(head, body, reason);
        VBox.setVgrow(body, Priority.ALWAYS);
        getStyleClass().add("wizard");
        foot.getChildren().add(footer);
        setLeft(new PageList(model));
        setCenter(middle);
        setBottom(foot);
        addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
        model.chapter().subscribe(this::show);
        model.whyNotNext().subscribe(_ -> reason());
        model.whyNotFinish().subscribe(_ -> reason());
    }

    /** What works by its key on every page. */
    List<Command> keys() {
        return keys;
    }

    private void show(Chapter chapter) {
        title.setText(chapter.title());
        purpose.setText(chapter.purpose());
        body.setCenter(pages.computeIfAbsent(chapter, this::page));
        focusPage();
        reason();
    }

    private void focusPage() {
        body.applyCss();
        // not on Stop: a run shall not end by a key pressed too much
        body.getCenter().lookupAll("*").stream().filter(node -> node.isFocusTraversable() && !node.isDisabled() && node.isVisible())
                .filter(node -> model.chapter().get() != Chapter.RUN || node instanceof TableView).findFirst().ifPresent(Node::requestFocus);
    }

    /** Lists keep Escape to themselves, though nothing is edited in them. */
    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && (event.getTarget() instanceof ListView || event.getTarget() instanceof TableView)) {
            leave();
            event.consume();
        }
    }

    private Node page(Chapter chapter) {
        return switch (chapter) {
            case INTRODUCTION -> new IntroductionPage(model, navigator);
            case PURPOSE -> new PurposePage(model.draft());
            case SERVER -> new ServerPage(model, navigator);
            case DATABASES -> new DatabasesPage(model);
            case INSTANCE -> new InstancePage(model);
            case NAMES -> new NamesPage(model);
            case CHECKS -> new ChecksPage(model, navigator, outlet);
            case REVIEW -> new ReviewPage(model);
            case RUN -> new RunPane(model.run(), navigator);
            case RESULTS -> new ResultsPage(model, navigator, outlet, close);
        };
    }

    /** Why the way on is barred, below the page. */
    private void reason() {
        Chapter here = model.chapter().get();
        String why = here.running() ? "" : (here == Chapter.REVIEW ? model.whyNotFinish() : model.whyNotNext()).get();
        reason.setText(why);
        reason.setVisible(!why.isEmpty());
        reason.setManaged(!why.isEmpty());
    }

    private void help() {
        navigator.help("new-link");
    }

    /** Closes the window; in the middle of a run it asks first. */
    void leave() {
        if (!model.going()) {
            close.run();
        } else if (foot.getChildren().size() == 1) {
            foot.getChildren().addFirst(question());
            foot.applyCss();
            foot.lookup(".primary").requestFocus();
        }
    }

    private Node question() {
        HBox ways = new HBox(8, Buttons.primary(Command.of("_Stay", "", this::stay)),
                Buttons.of(Command.of("Stop and _leave", "mdi2s-stop-circle-outline", () -> {
                    model.run().stop();
                    leaving("The run stops as soon as what is under way has ended. The start page offers to go on with it.");
                })), Buttons.of(Command.of("Leave it _running", "mdi2p-play", () -> leaving("The run goes on. Its journal is under Runs."))));
        VBox question = new VBox(Notes.warning("The run is going. Every step is in its journal, so it can be resumed or taken back from the start page.", ways));
        question.getStyleClass().add("wizard-question");
        return question;
    }

    private void stay() {
        foot.getChildren().setAll(footer);
        focusPage();
    }

    private void leaving(String words) {
        navigator.message(words);
        close.run();
    }
}
