package io.linkspan.ui.rehearse;

import io.linkspan.plan.run.Rehearsal;
import io.linkspan.plan.task.rehearse.RehearseDraft;
import io.linkspan.plan.task.rehearse.SmokeQuery;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.wizard.Form;
import io.linkspan.ui.wizard.Scrolled;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** What is copied, and what is asked of the copy. */
final class CopyPage extends Scrolled {

    private static final String EXAMPLE = """
            -- title: Orders of today
            -- expect: 1
            SELECT CASE WHEN MAX(placed) > DATEADD(day, -1, GETDATE()) THEN 1 END FROM dbo.Orders
            GO""";

    private final RehearseModel model;
    private final VBox asked = new VBox(4);

    CopyPage(RehearseModel model, Outlet outlet) {
        this.model = model;
        TextField as = Form.field(model.as(), 360);
        TextField moment = Form.field(model.moment(), 360);
        moment.getStyleClass().add("ls-mono");
        model.judged().draft().subscribe(read -> {
            as.setPromptText(read.map(RehearseDraft::wish).map(wish -> wish.copy()).orElse(""));
            moment.setPromptText(read.map(RehearseDraft::wish).map(wish -> wish.moment().toString()).orElse(""));
        });
        Command save = Command.of("Save _queries…", "mdi2c-content-save-outline", () -> outlet.save("queries", "sql", model.queries().get())).unless(model.queries().map(text -> text.isBlank() ? "there are none of your own." : ""));
        Form form = new Form().row("Cop_y's name", as, Texts.muted("On " + model.judged().link().instance() + ", beside the linked database. Left open, it is named after the day."))
                .row("As of _moment", moment, Texts.muted("Date, time and zone, in UTC with a Z at the end. Left open, the latest moment that is surely in a backup."))
                .group("Afterwards", Form.choices(RehearseModel.Stay.values(), RehearseModel.Stay::words, RehearseModel.Stay::text, model.stay()))
                .row("_Own queries", area(), Texts.muted("T-SQL, batches separated by lines of GO. A line \"-- title: …\" names one, \"-- expect: …\" says what its only row has to begin with. Each runs in a transaction that is rolled back. "
                        + "Left open, the usual ones are asked. The command line takes them from a file."), Buttons.of(save));
        List<Node> all = new ArrayList<>(List.of(new ActivityBar(model.judged().activity(), model.estate().surroundings().clock(), model.judged()::refresh), form, Texts.group("What is asked of the copy"), asked));
        all.add(Texts.group("What is not rehearsed"));
        VBox not = new VBox(4);
        Rehearsal.NOT_REHEARSED.stream().map(what -> Texts.body("· " + what)).forEach(not.getChildren()::add);
        all.add(not);
        content(all.toArray(Node[]::new));
        model.queries().subscribe(_ -> show());
    }

    private TextArea area() {
        TextArea area = new TextArea();
        area.textProperty().bindBidirectional(model.queries());
        area.setPromptText(EXAMPLE);
        area.setPrefRowCount(5);
        area.setMaxWidth(720);
        area.getStyleClass().addAll("ls-mono", "queries");
        // queries need no tabs, and the keyboard has to come on
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
        return area;
    }

    private void show() {
        asked.getChildren().setAll(model.wrong().map(problem -> List.<Node>of(Texts.muted(problem.text()))).orElseGet(() -> model.asked().stream().<Node>map(query -> Texts.body("· " + words(query))).toList()));
    }

    private static String words(SmokeQuery query) {
        return query.title() + (query.expected().isEmpty() ? "" : ", which has to give " + query.expected());
    }
}
