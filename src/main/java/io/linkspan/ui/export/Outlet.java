package io.linkspan.ui.export;

import io.linkspan.settings.OwnerOnly;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.Saves;
import io.linkspan.ui.work.Work;
import java.time.Clock;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Where texts leave the window: files, written in the background and as a whole or not at all, and the clipboard. Says in the messages what it did. On the FX thread. */
public record Outlet(Clock clock, Work work, Saves saves, Navigator navigator) {

    /**
     * Asks where, and writes.
     *
     * @param name      suggested, without its extension
     * @param extension without a dot
     */
    public void save(String name, String extension, String text) {
        saves.where(name, extension).ifPresent(file -> work.start(() -> {
            OwnerOnly.write(file, text);
            return file;
        }, done -> navigator.message("Saved: " + done), navigator::problem));
    }

    /** @param what the first words of the message */
    public void copy(String what, String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        navigator.message(what + " is in the clipboard.");
    }
}
