package io.linkspan.ui.frame;

import io.linkspan.ui.Page;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.ReportMenu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** Takes the report and the script of the page in front out of the window. */
final class PageExports {

    private final FrameCommands commands;
    private final Outlet outlet;

    PageExports(FrameCommands commands, Outlet outlet) {
        this.commands = commands;
        this.outlet = outlet;
    }

    List<Command> script(Runnable show) {
        ObservableValue<String> why = commands.why(() -> script().isPresent() ? "" : "this page has no script");
        return List.of(Command.of("_Show Script", "mdi2s-script-text-outline", show).unless(why),
                Command.of("Save Script to _File…", "mdi2e-export-variant", () -> script().ifPresent(text -> outlet.save("linkspan-script", "sql", text))).unless(why),
                Command.of("Copy Script to _Clipboard", "mdi2c-content-copy", () -> script().ifPresent(text -> outlet.copy("The script", text))).unless(why));
    }

    /** The second, which saves for people to read, has a key. */
    List<Command> report() {
        ObservableValue<String> why = commands.why(() -> commands.page().flatMap(Page::report).isPresent() ? "" : "this page has no report");
        List<Command> all = new ArrayList<>(new ReportMenu(() -> commands.page().flatMap(Page::report), why, outlet).commands());
        all.set(1, all.get(1).key("Shortcut+S"));
        return List.copyOf(all);
    }

    private Optional<String> script() {
        return commands.page().flatMap(Page::script).map(ObservableValue::getValue).filter(text -> !text.isEmpty());
    }
}
