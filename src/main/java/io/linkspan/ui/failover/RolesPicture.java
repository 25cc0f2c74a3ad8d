package io.linkspan.ui.failover;

import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.Texts;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The roles before and after. */
final class RolesPicture extends FlowPane {

    RolesPicture() {
        super(16, 8);
    }

    /**
     * Draws it.
     *
     * @param from the machine that is primary now
     * @param to   the one that is to be
     * @param old  what becomes of the first one's database in a cut-over
     */
    void show(String from, String to, Kind kind, FailoverModel.Old old) {
        String after = switch (kind) {
            case PLANNED -> "SECONDARY";
            case CUT_OVER -> "stands alone, " + old.words().toLowerCase(Locale.ROOT);
            case FORCED_CUT_OVER -> "stands alone, when it returns";
            case FORCED -> "PRIMARY, too, when it returns";
        };
        getChildren().setAll(pair("Now", part(from, "PRIMARY"), "link", part(to, kind.forced() ? "SECONDARY or RESOLVING" : "SECONDARY")), arrow(),
                pair("Afterwards", part(from, after), kind.cutsOver() ? "no link" : kind == Kind.FORCED ? "link, broken" : "link", part(to, kind.cutsOver() ? "stands alone, writable" : "PRIMARY")));
        setAccessibleText("Now " + from + " is PRIMARY. Afterwards " + to + (kind.cutsOver() ? " stands alone." : " is."));
    }

    private static VBox pair(String when, Node left, String between, Node right) {
        HBox line = new HBox(8, left, Icons.muted("mdi2a-arrow-left-right"), Texts.caption(between), right);
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(4, Texts.caption(when), line);
    }

    private static HBox part(String name, String role) {
        HBox part = new HBox(8, Texts.strong(name), Texts.mono(role));
        part.setAlignment(Pos.CENTER_LEFT);
        part.getStyleClass().add("wizard-part");
        return part;
    }

    private static HBox arrow() {
        HBox arrow = new HBox(Icons.muted("mdi2a-arrow-right-bold"));
        arrow.setAlignment(Pos.CENTER);
        arrow.setMinHeight(56);
        return arrow;
    }
}
