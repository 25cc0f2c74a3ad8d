package io.linkspan.ui.frame;

import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.Menus;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.estate.EstateModel;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Separator;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/** The row of tools below the menu. What does not fit goes behind the arrow at its end. */
final class ToolRow extends ToolBar {

    /** Below this, what is used least shows its icon only, so that the find field keeps its place. */
    private static final double ROOM_FOR_WORDS = 1160;

    private Subscription interval = Subscription.EMPTY;

    ToolRow(FrameModel model, FrameCommands c, WindowCommands w, PageExports exports, Find find) {
        Button refresh = flat(c.refresh);
        HBox parts = new HBox(6, Icons.of(c.refresh.icon()), new Label(c.refresh.plainText()), Texts.key("F5"));
        parts.setAlignment(Pos.CENTER);
        refresh.setGraphic(parts);
        refresh.setAccessibleText(c.refresh.plainText());
        refresh.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        List<Button> compact = List.of(flat(c.failOver), flat(c.rehearse));
        compact.get(0).setAccessibleText(c.failOver.plainText());
        compact.get(1).setAccessibleText(c.rehearse.plainText());
        widthProperty().subscribe(width -> compact.forEach(b -> b.setContentDisplay(width.doubleValue() < ROOM_FOR_WORDS ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT)));
        getItems().addAll(menu("Connect", "mdi2p-power-plug-outline", List.of(c.connect, c.practise)), line(), flat(c.newLink), compact.get(0), compact.get(1), line(),
                refresh, every(model), line(), menu("Script", "mdi2s-script-text-outline", exports.script(w.script.action())), menu("Report", "mdi2f-file-chart-outline", exports.report()), space, find);
        getStyleClass().add("tool-row");
    }

    /** Without a letter: the menus have theirs, and the pages. */
    private static Button flat(Command command) {
        Button button = Buttons.flat(command);
        button.setMnemonicParsing(false);
        button.setText(command.plainText());
        return button;
    }

    private static MenuButton menu(String text, String icon, List<Command> commands) {
        MenuButton button = Buttons.menu(text, icon, commands);
        button.getStyleClass().add("plain");
        return button;
    }

    private MenuButton every(FrameModel model) {
        MenuButton button = menu("Every –", "mdi2t-timer-outline", List.of());
        model.current().subscribe(current -> follow(button, current));
        return button;
    }

    private void follow(MenuButton button, Optional<EstateModel> current) {
        interval.unsubscribe();
        interval = current.map(m -> m.interval().subscribe(i -> button.setText(FrameMenus.words(i)))).orElse(Subscription.EMPTY);
        current.ifPresentOrElse(m -> button.getItems().setAll(FrameMenus.intervals(m)), () -> {
            button.setText("Every –");
            button.getItems().setAll(List.of(Menus.words("No estate is open.")));
        });
    }

    private static Separator line() {
        return new Separator(Orientation.VERTICAL);
    }
}
