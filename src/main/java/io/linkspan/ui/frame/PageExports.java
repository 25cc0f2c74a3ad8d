package io.linkspan.ui.frame;

import io.linkspan.model.Problem;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Page;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Report;
import io.linkspan.ui.control.Saves;
import io.linkspan.ui.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Takes the report and the script of the page in front out of the window. */
final class PageExports {

    private final FrameCommands commands;
    private final Saves saves;
    private final Work work;
    private final Navigator navigator;

    PageExports(FrameCommands commands, Saves saves, Work work, Navigator navigator) {
        this.commands = commands;
        this.saves = saves;
        this.work = work;
        this.navigator = navigator;
    }

    List<Command> script(Runnable show) {
        ObservableValue<String> why = commands.why(() -> script().isPresent() ? "" : "this page has no script");
        return List.of(Command.of("_Show Script", "mdi2s-script-text-outline", show).unless(why),
                Command.of("Save Script to _File…", "mdi2e-export-variant", () -> script().ifPresent(text -> save("linkspan-script", "sql", text))).unless(why),
                Command.of("Copy Script to _Clipboard", "mdi2c-content-copy", () -> script().ifPresent(this::copy)).unless(why));
    }

    List<Command> report() {
        ObservableValue<String> why = commands.why(() -> commands.page().flatMap(Page::report).isPresent() ? "" : "this page has no report");
        List<Command> saving = Arrays.stream(Reports.values()).map(kind -> Command.of("Save Report as " + kind.name() + "…", "mdi2e-export-variant", () -> save(kind)).unless(why)).toList();
        return List.of(saving.getFirst().key("Shortcut+S"), saving.get(1), saving.get(2), saving.get(3),
                Command.of("Copy Report to _Clipboard", "mdi2c-content-copy", () -> reported().ifPresent(r -> copy(Reports.tabbed(r)))).unless(why));
    }

    private Optional<Report> reported() {
        return commands.page().flatMap(Page::report);
    }

    private Optional<String> script() {
        return commands.page().flatMap(Page::script).map(ObservableValue::getValue).filter(text -> !text.isEmpty());
    }

    private void save(Reports kind) {
        reported().ifPresent(report -> save(report.title().replaceAll("[^A-Za-z0-9-]+", "-"), kind.extension(), kind.write(report)));
    }

    private void save(String name, String extension, String text) {
        saves.where(name, extension).ifPresent(file -> work.start(() -> write(file, text), written -> navigator.message("Saved " + written + "."), navigator::problem));
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw Problem.usage("save", "The file " + file + " cannot be written.", "Choose another place.").raw(e.toString()).exception(e);
        }
    }

    private void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        navigator.message("Copied to the clipboard.");
    }
}
