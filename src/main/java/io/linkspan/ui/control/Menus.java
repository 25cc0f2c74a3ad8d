package io.linkspan.ui.control;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;

/** Menu entries for commands. */
public final class Menus {

    private Menus() {
    }

    /** An entry that cannot work now is greyed, and its reason stands behind it. */
    public static MenuItem item(Command command) {
        MenuItem item = new MenuItem(command.text(), command.icon().isEmpty() ? null : Icons.of(command.icon()));
        item.setMnemonicParsing(true);
        command.key().ifPresent(item::setAccelerator);
        command.whyNot().subscribe(why -> {
            item.setDisable(!why.isEmpty());
            item.setText(why.isEmpty() ? command.text() : command.plainText() + " – " + why);
        });
        item.setOnAction(_ -> command.action().run());
        return item;
    }

    public static ContextMenu context(List<Command> commands) {
        return new ContextMenu(commands.stream().map(Menus::item).toArray(MenuItem[]::new));
    }

    /** A line that only says something. */
    public static MenuItem words(String text) {
        CustomMenuItem item = new CustomMenuItem(new Label(text), false);
        item.setDisable(true);
        return item;
    }
}
