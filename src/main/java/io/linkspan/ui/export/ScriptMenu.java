package io.linkspan.ui.export;

import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.Menus;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Region;

/** "Script": the plan of a page, in any language, to a window, a file or the clipboard. On the FX thread. */
public final class ScriptMenu {

    private final ObservableValue<Optional<Scripted>> what;
    private final ObservableValue<String> whyNot;
    private final Outlet outlet;

    /** @param whyNone what greys it while there is no plan */
    public ScriptMenu(ObservableValue<Optional<Scripted>> what, String whyNone, Outlet outlet) {
        this.what = what;
        this.whyNot = what.map(plan -> plan.isPresent() ? "" : whyNone);
        this.outlet = outlet;
    }

    public MenuButton button() {
        MenuButton button = new MenuButton("_Script", Icons.of("mdi2s-script-text-outline"));
        button.setMnemonicParsing(true);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getItems().addAll(menus());
        return button;
    }

    /** A plan in a window of its own, as T-SQL at first. */
    public static void window(Scripted what, Outlet outlet) {
        new ScriptWindow(what, ScriptLanguage.TSQL, outlet).show();
    }

    /** One entry a language, with the places the script can go to. */
    public List<Menu> menus() {
        return Stream.of(ScriptLanguage.values()).map(language -> {
            Menu menu = new Menu(language.words());
            commands(language).stream().map(Menus::item).forEach(menu.getItems()::add);
            return menu;
        }).toList();
    }

    List<Command> commands(ScriptLanguage language) {
        return List.of(Command.of("_New Window", "mdi2o-open-in-new", () -> ready(plan -> new ScriptWindow(plan, language, outlet).show())).unless(whyNot),
                Command.of("_File…", "mdi2c-content-save-outline", () -> ready(plan -> outlet.save(language.fileName(plan), language.extension(), language.text(plan, outlet.clock().instant())))).unless(whyNot),
                Command.of("_Clipboard", "mdi2c-content-copy", () -> ready(plan -> outlet.copy("The script, as " + language.words() + ",", language.text(plan, outlet.clock().instant())))).unless(whyNot));
    }

    private void ready(Consumer<Scripted> then) {
        what.getValue().ifPresent(then);
    }
}
