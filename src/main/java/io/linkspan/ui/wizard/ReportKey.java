package io.linkspan.ui.wizard;

import io.linkspan.ui.export.ReportMenu;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;

/** Ctrl+S saves the report of the page in front. */
public final class ReportKey {

    private static final KeyCombination KEY = KeyCombination.valueOf("Shortcut+S");

    private ReportKey() {
    }

    /** While the page is in a window. */
    public static void on(Node page, ReportMenu report) {
        page.sceneProperty().subscribe((was, is) -> {
            if (was != null) {
                was.getAccelerators().remove(KEY);
            }
            if (is != null) {
                is.getAccelerators().put(KEY, report::saveFirst);
            }
        });
    }
}
