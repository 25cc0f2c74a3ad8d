package io.linkspan.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.Window;

/** How everything looks: AtlantaFX Primer, light or dark, with our tokens on top and the two typefaces. On the FX thread. */
public final class Look {

    private static final String DARK = "dark";
    private static final String SHEET = Objects.requireNonNull(Look.class.getResource("linkspan.css")).toExternalForm();
    private static final String FONTS = "/com/formdev/flatlaf/fonts/";
    private static final List<String> FACES = List.of("inter/Inter-Regular.otf", "inter/Inter-Italic.otf", "inter/Inter-SemiBold.otf", "inter/Inter-SemiBoldItalic.otf", "inter/Inter-Bold.otf",
            "jetbrains_mono/JetBrainsMono-Regular.ttf", "jetbrains_mono/JetBrainsMono-Italic.ttf", "jetbrains_mono/JetBrainsMono-Bold.ttf");

    private Look() {
    }

    /** Loads the typefaces. Once, before the first scene. */
    public static void fonts() {
        for (String face : FACES) {
            try (InputStream file = Objects.requireNonNull(Look.class.getResourceAsStream(FONTS + face), face)) {
                Font.loadFont(file, 12);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + face, e);
            }
        }
    }

    /** Light or dark, for all windows, also those already open. */
    public static void use(boolean dark) {
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        Window.getWindows().stream().map(Window::getScene).filter(Objects::nonNull).forEach(Look::dress);
    }

    public static boolean isDark() {
        return new PrimerDark().getUserAgentStylesheet().equals(Application.getUserAgentStylesheet());
    }

    /** Gives a scene the look; again after it changed. */
    public static void dress(Scene scene) {
        if (!scene.getStylesheets().contains(SHEET)) {
            scene.getStylesheets().add(SHEET);
        }
        Letters.keep(scene);
        ObservableList<String> classes = scene.getRoot().getStyleClass();
        classes.remove(DARK);
        if (isDark()) {
            classes.add(DARK);
        }
    }
}
