package io.linkspan.ui.control;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** Buttons for commands. One whose command cannot work now keeps its place and its focus, looks grey, and says why in its tip, to a screen reader, and when pressed. */
public final class Buttons {

    static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private Buttons() {
    }

    public static Button of(Command command) {
        Button button = new Button(command.text());
        button.setMnemonicParsing(true);
        if (!command.icon().isEmpty()) {
            button.setGraphic(Icons.of(command.icon()));
        }
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        bind(button, command);
        return button;
    }

    /** The one that the page wants pressed. */
    public static Button primary(Command command) {
        return styled(of(command), "primary");
    }

    /** The one red button: it cannot be taken back, or is the way out of danger. */
    public static Button danger(Command command) {
        return styled(of(command), "stop");
    }

    /** Without a frame, for toolbars. */
    public static Button flat(Command command) {
        return styled(of(command), "plain");
    }

    /** An icon only; its text is spoken and in the tip. */
    public static Button icon(Command command) {
        Button button = styled(of(command), "plain");
        button.setText("");
        button.setAccessibleText(command.plainText());
        return button;
    }

    public static MenuButton menu(String text, String icon, List<Command> commands) {
        MenuButton button = new MenuButton(text, icon.isEmpty() ? null : Icons.of(icon));
        commands.stream().map(Menus::item).forEach(button.getItems()::add);
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return button;
    }

    private static void bind(Button button, Command command) {
        Tooltip tip = new Tooltip();
        Tooltip.install(button, tip);
        command.whyNot().subscribe(why -> show(button, tip, command, why));
        button.setOnAction(_ -> {
            if (command.works()) {
                command.action().run();
            } else {
                say(button, command.whyNot().getValue());
            }
        });
    }

    private static void show(ButtonBase button, Tooltip tip, Command command, String why) {
        button.pseudoClassStateChanged(OFF, !why.isEmpty());
        String name = command.plainText() + command.key().map(key -> " (" + key.getDisplayText() + ")").orElse("");
        tip.setText(why.isEmpty() ? name : name + ": " + why);
        button.setAccessibleHelp(why.isEmpty() ? "" : "Not available: " + why);
    }

    /** A tip at the control for some seconds, whatever the mouse does. */
    static void say(Node at, String text) {
        Tooltip tip = new Tooltip(text);
        tip.setAutoHide(true);
        // the click that hides it is meant for what it hits
        tip.setConsumeAutoHidingEvents(false);
        tip.setShowDuration(Duration.seconds(8));
        var corner = at.localToScreen(0, at.getLayoutBounds().getHeight() + 4);
        if (corner != null) {
            tip.show(at, corner.getX(), corner.getY());
        }
    }

    private static Button styled(Button button, String style) {
        button.getStyleClass().add(style);
        return button;
    }
}
