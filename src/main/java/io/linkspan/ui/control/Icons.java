package io.linkspan.ui.control;

import javafx.scene.AccessibleRole;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons by their Ikonli literal. They are ornaments: a word always stands beside them or is spoken by what holds them. */
public final class Icons {

    private Icons() {
    }

    /** 16 px. */
    public static FontIcon of(String literal) {
        return of(literal, 16);
    }

    public static FontIcon of(String literal, int size) {
        FontIcon icon = new FontIcon(literal);
        icon.setIconSize(size);
        icon.setAccessibleRole(AccessibleRole.NODE);
        return icon;
    }

    public static FontIcon muted(String literal) {
        FontIcon icon = of(literal);
        icon.getStyleClass().add("muted");
        return icon;
    }
}
