package io.linkspan.ui.frame;

import io.linkspan.ui.Look;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/** Keeps the look light or dark as the operator chose, or as the operating system is and becomes. The accent stays ours, since only that one is known to be readable on our grounds. */
final class Appearance implements AutoCloseable {

    private final Subscription following;

    Appearance(ObservableValue<Theme> theme) {
        Platform.Preferences system = Platform.getPreferences();
        following = Subscription.combine(theme.subscribe(t -> Look.use(t.dark(isDark(system)))), system.colorSchemeProperty().subscribe(_ -> Look.use(theme.getValue().dark(isDark(system)))));
    }

    private static boolean isDark(Platform.Preferences system) {
        return system.getColorScheme() == ColorScheme.DARK;
    }

    @Override
    public void close() {
        following.unsubscribe();
    }
}
