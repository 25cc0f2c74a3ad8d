package io.linkspan.ui.frame;

import io.linkspan.ui.Role;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Menus;
import io.linkspan.ui.estate.EstateModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** The menu bar. */
final class FrameMenus {

    private static final Command LINE = Command.of("-", "", () -> { });

    private FrameMenus() {
    }

    static MenuBar bar(FrameModel model, TabStrip tabs, FrameCommands c, WindowCommands w, PageExports exports) {
        Menu link = new Menu("_Link");
        // a page brings commands of its own, so the entries are made when they are looked at
        List<Command> fixed = List.of(c.newLink, FrameCommands.missing("_Add Database…", "", "a link of several databases is not part of this version"), c.failOver, c.rehearse, c.removeLink, LINE, c.dashboard);
        link.setOnShowing(_ -> link.getItems().setAll(items(java.util.stream.Stream.of(fixed, c.page().map(io.linkspan.ui.Page::commands).filter(own -> !own.isEmpty())
                .map(own -> java.util.stream.Stream.concat(java.util.stream.Stream.of(LINE), own.stream()).toList()).orElse(List.of())).flatMap(List::stream).toList())));
        link.getItems().setAll(items(fixed));
        Menu window = new Menu("_Window");
        List<Command> panes = List.of(w.nextTab, w.previousTab, w.nextPane, w.previousPane);
        window.setOnShowing(_ -> {
            window.getItems().setAll(items(panes));
            window.getItems().add(new SeparatorMenuItem());
            tabs.all().forEach(o -> window.getItems().add(Menus.item(Command.of(o.page().title().getValue().replace("_", "__"), o.page().icon(), () -> tabs.bring(o.place())))));
        });
        window.getItems().setAll(items(panes));
        Menu view = menu("_View", w.tree, w.details, w.properties, w.bottom, w.output, LINE, c.refresh);
        view.getItems().addAll(every(model), choice("_Theme", List.of(Theme.values()), Theme::word, model.theme()));
        Menu tools = menu("_Tools", c.runs, c.picture, c.start, LINE);
        tools.getItems().add(choice("_Role on Own Servers", List.of(Role.values()), Role::word, model.role()));
        Menu reports = new Menu("_Reports");
        reports.getItems().setAll(items(exports.report()));
        reports.getItems().add(new SeparatorMenuItem());
        reports.getItems().addAll(items(exports.script(w.script.action())));
        return new MenuBar(menu("_File", c.connect, c.practise, LINE, w.closeTab, LINE, w.exit), menu("_Edit", w.copy, w.copyWithHeads, w.selectAll, LINE, w.find, w.findNext, LINE, c.cancel), view, link,
                reports, tools, window, menu("_Help", c.help, w.keys, w.about));
    }

    /** How often the estate in front is read. */
    static Menu every(FrameModel model) {
        Menu menu = new Menu("_Every");
        menu.setOnShowing(_ -> menu.getItems().setAll(model.current().get().map(FrameMenus::intervals).orElseGet(() -> List.of(Menus.words("No estate is open.")))));
        menu.getItems().add(Menus.words("No estate is open."));
        return menu;
    }

    static List<MenuItem> intervals(EstateModel estate) {
        return List.copyOf(choice("", EstateModel.INTERVALS, FrameMenus::words, estate.interval()).getItems());
    }

    static String words(Duration interval) {
        return interval.isZero() ? "Only when asked" : interval.toSeconds() < 60 ? "Every " + interval.toSeconds() + " s" : "Every " + interval.toMinutes() + " min";
    }

    private static <T> Menu choice(String text, List<T> values, Function<T, String> words, Property<T> chosen) {
        ToggleGroup group = new ToggleGroup();
        Menu menu = new Menu(text);
        for (T value : values) {
            RadioMenuItem item = new RadioMenuItem(words.apply(value));
            item.setToggleGroup(group);
            item.setSelected(value.equals(chosen.getValue()));
            item.setOnAction(_ -> chosen.setValue(value));
            chosen.subscribe(now -> item.setSelected(value.equals(now)));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static Menu menu(String text, Command... commands) {
        Menu menu = new Menu(text);
        menu.getItems().setAll(items(Arrays.asList(commands)));
        return menu;
    }

    static List<MenuItem> items(List<Command> commands) {
        return commands.stream().map(c -> Optional.of(c).filter(LINE::equals).<MenuItem>map(_ -> new SeparatorMenuItem()).orElseGet(() -> Menus.item(c))).toList();
    }
}
