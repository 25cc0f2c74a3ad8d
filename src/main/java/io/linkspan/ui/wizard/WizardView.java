package io.linkspan.ui.wizard;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.Outlet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A wizard: page list, head, the page in front, and the footer. On the FX thread. */
public final class WizardView<C extends Chapter> extends BorderPane {

    private final Wizard<C> model;
    private final Navigator navigator;
    private final String anchor;
    private final Function<C, Node> page;
    private final Runnable close;
    private final Map<C, Node> pages = new HashMap<>();
    private final Label title = Texts.page("");
    private final Label purpose = Texts.body("");
    private final BorderPane body = new BorderPane();
    private final Label reason = new Label();
    private final VBox foot = new VBox();
    private final Footer footer;
    private final HBox wayOut;
    private final List<Command> keys;

    /**
     * @param anchor of the manual, for Help
     * @param card   stands at the right of every head, if there is one
     * @param page   makes a page when it is first seen
     * @param close  closes the window
     */
    public WizardView(Wizard<C> model, Navigator navigator, Outlet outlet, String anchor, Optional<Node> card, Function<C, Node> page, Runnable close) {
        this.model = model;
        this.navigator = navigator;
        this.anchor = anchor;
        this.page = page;
        this.close = close;
        PlanExports exports = new PlanExports(model, outlet);
        Command help = Command.of("_Help", "mdi2h-help-circle-outline", this::help).key("F1");
        Command save = exports.save();
        Command abort = Command.of("_Abort and return to service", "mdi2a-arrow-u-left-top", model::abort).key("Alt+A").unless(model.returnable().map(yes -> yes ? "" : "the run cannot give the service back now."));
        keys = List.of(help, save, abort);
        footer = new Footer(model, exports.script(), help, save, Command.of("Cancel", "", this::leave).key("Esc"));
        reason.getStyleClass().add("wizard-reason");
        reason.setGraphic(States.icon(State.INFO));
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        body.getStyleClass().add("wizard-body");
        VBox middle = new VBox(head(card), body, reason);
        VBox.setVgrow(body, Priority.ALWAYS);
        // whatever a page needs, the footer with its way out stays in the window
        middle.setMinHeight(0);
        getStyleClass().add("wizard");
        foot.getChildren().add(footer);
        setLeft(new PageList<>(model));
        setCenter(middle);
        setBottom(foot);
        addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
        wayOut = wayOut(help, abort);
        model.returnable().subscribe(_ -> stay());
        model.chapter().subscribe(this::show);
        model.whyNotNext().subscribe(_ -> reason());
        model.whyNotFinish().subscribe(_ -> reason());
    }

    private HBox head(Optional<Node> card) {
        HBox head = new HBox(16, new VBox(2, title, purpose));
        HBox.setHgrow(head.getChildren().getFirst(), Priority.ALWAYS);
        if (model.estate().practice()) {
            head.getChildren().add(Badges.practice());
            getStyleClass().add("practice");
        }
        card.ifPresent(head.getChildren()::add);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(Region.USE_PREF_SIZE);
        head.getStyleClass().add("wizard-head");
        return head;
    }

    /** What works by its key on every page. */
    List<Command> keys() {
        return keys;
    }

    private void show(C chapter) {
        title.setText(chapter.title());
        purpose.setText(chapter.purpose());
        body.setCenter(pages.computeIfAbsent(chapter, page));
        focusPage();
        reason();
    }

    private void focusPage() {
        body.applyCss();
        boolean runs = model.chapter().get().running();
        // not on Stop: a run shall not end by a key pressed too much
        body.getCenter().lookupAll("*").stream().filter(node -> node.isFocusTraversable() && !node.isDisabled() && node.isVisible() && !onlyReads(node))
                .filter(node -> !runs || model.last(model.chapter().get()) || node instanceof TableView).findFirst().ifPresent(Node::requestFocus);
    }

    /** A text to copy: nobody begins a page with it. */
    private static boolean onlyReads(Node node) {
        return node instanceof TextInputControl field && !field.isEditable();
    }

    /** Lists keep Escape to themselves, though nothing is edited in them. */
    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && (event.getTarget() instanceof ListView || event.getTarget() instanceof TableView)) {
            leave();
            event.consume();
        }
    }

    /** Why the way on is barred, below the page. */
    private void reason() {
        C here = model.chapter().get();
        String why = here.running() ? "" : (model.reviews(here) ? model.whyNotFinish() : model.whyNotNext()).get();
        reason.setText(why);
        reason.setVisible(!why.isEmpty());
        reason.setManaged(!why.isEmpty());
    }

    private void help() {
        navigator.help(anchor);
    }

    /** Closes the window; in the middle of a run it asks first. */
    public void leave() {
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
        boolean returnable = model.returnable().get();
        foot.getChildren().setAll(returnable ? wayOut : footer);
        if (body.getCenter() != null) {
            focusPage();
        }
    }

    /** In place of the footer while a run can still give the service back. */
    private HBox wayOut(Command help, Command abort) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox way = new HBox(Buttons.of(help), Texts.muted("The roles have not changed yet."), space, Buttons.danger(abort));
        way.getStyleClass().add("wizard-footer");
        return way;
    }

    private void leaving(String words) {
        navigator.message(words);
        close.run();
    }
}
