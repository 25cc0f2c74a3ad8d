package io.linkspan.ui.frame;

import atlantafx.base.controls.CustomTextField;
import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The find field: Enter goes to the next row or line that holds its text, Escape back to where one was. */
final class Find extends CustomTextField {

    private final Supplier<Node> where;
    private final Consumer<String> say;
    private Optional<Node> in = Optional.empty();

    /** @param where the pane that had the focus last */
    Find(Supplier<Node> where, Consumer<String> say) {
        this.where = where;
        this.say = say;
        setPromptText("Find in grid and tree");
        setAccessibleText("Find in grid and tree");
        setLeft(Icons.muted("mdi2m-magnify"));
        setRight(Texts.key("Ctrl+F"));
        setPrefWidth(216);
        setMinWidth(120);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                next();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                in.ifPresent(Node::requestFocus);
                event.consume();
            }
        });
    }

    /** Ctrl+F. */
    void ask() {
        in = Finder.searchable(where.get());
        requestFocus();
        selectAll();
    }

    /** F3. */
    void next() {
        Optional<Node> searched = in.or(() -> Finder.searchable(where.get()));
        if (getText().isBlank()) {
            ask();
        } else if (searched.isEmpty()) {
            say.accept("There is no grid or tree to look in.");
        } else if (!Finder.next(searched.get(), getText().strip())) {
            say.accept("\"" + getText().strip() + "\" is not there.");
        }
    }
}
