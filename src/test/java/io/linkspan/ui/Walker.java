package io.linkspan.ui;

import io.linkspan.ui.control.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Mnemonic;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Walks a scene as somebody who cannot see it well: what takes the focus has a name and a role, text stands out from its ground by 4.5:1 and icons by 3:1
 * (WCAG 2.2, success criteria 1.4.3, 1.4.11 and 4.1.2), a state is never a colour alone, the focus shows (2.4.7), and
 * no letter is the key of two commands. On the FX thread.
 */
final class Walker {

    private static final double TEXT = 4.5;
    private static final double ICON = 3;

    private final List<String> complaints = new ArrayList<>();
    private final Scene scene;

    private Walker(Scene scene) {
        this.scene = scene;
    }

    static List<String> complaints(Scene scene) {
        Walker walker = new Walker(scene);
        walk(scene.getRoot(), walker::look);
        walker.mnemonics();
        return walker.complaints.stream().distinct().toList();
    }

    /** Whatever takes the focus without looking any different with it, in sight or scrolled out of it; the focus comes back to where it was. */
    static List<String> withoutVisibleFocus(Scene scene) {
        List<Node> all = new ArrayList<>();
        walk(scene.getRoot(), node -> {
            if (node.isFocusTraversable() && !node.isDisabled() && !insideControl(node)) {
                all.add(node);
            }
        });
        Node before = scene.getFocusOwner();
        List<String> same = new ArrayList<>();
        for (Node node : all) {
            scene.getRoot().requestFocus();
            List<Object> without = painted(scene, node);
            node.requestFocus();
            if (without.equals(painted(scene, node))) {
                same.add("the focus does not show on " + name(node));
            }
        }
        (before == null ? scene.getRoot() : before).requestFocus();
        return same;
    }

    /** What a control and its parts are painted with. A caret is none of it: it is too thin, and half of the time not there. */
    private static List<Object> painted(Scene scene, Node control) {
        scene.getRoot().applyCss();
        List<Object> all = new ArrayList<>();
        walk(control, node -> {
            if (node instanceof Region region) {
                all.addAll(Arrays.asList(region.getBackground(), region.getBorder()));
            }
            if (node instanceof Text text) {
                all.addAll(Arrays.asList(text.getFill(), text.isUnderline()));
            }
            all.add(Optional.ofNullable(node.getEffect()));
        });
        return all;
    }

    /** Everything that is seen, depth first. */
    static void walk(Node node, Consumer<Node> look) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        look.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, look));
        }
    }

    /** One letter leads to one command; the same command may stand at several places. */
    private void mnemonics() {
        Set<Node> seen = new HashSet<>();
        walk(scene.getRoot(), seen::add);
        Map<String, Set<String>> commands = new TreeMap<>();
        scene.getMnemonics().forEach((key, all) -> all.stream().map(Mnemonic::getNode).filter(seen::contains).map(node -> node instanceof Labeled labeled ? labeled.getText() : name(node))
                .forEach(commands.computeIfAbsent(key.getName().toUpperCase(Locale.ROOT), _ -> new TreeSet<>())::add));
        commands.forEach((key, names) -> {
            if (names.size() > 1) {
                complaints.add(key + " is the key of " + String.join(" and of ", names));
            }
        });
    }

    private void look(Node node) {
        if (node.isFocusTraversable() && !node.isDisabled() && !insideControl(node)) {
            spoken(node);
        }
        if (node instanceof Text text && !text.getText().isBlank() && !node.isDisabled() && text.getFill() instanceof Color ink) {
            contrast(text, ink);
        }
        if (node instanceof Label label && label.getStyleClass().contains("state") && (label.getText().isBlank() || label.getGraphic() == null)) {
            complaints.add("a state without " + (label.getGraphic() == null ? "a shape" : "a word") + ": " + name(label));
        }
        if (node instanceof FontIcon icon && Arrays.stream(State.values()).anyMatch(s -> icon.getStyleClass().contains(s.style())) && !saidNearby(icon)) {
            complaints.add("a state that is only an icon: " + icon.getIconLiteral() + " in " + name(icon.getParent()));
        }
    }

    private void spoken(Node node) {
        boolean named = said(node.getAccessibleText()) || node instanceof Labeled labeled && said(labeled.getText()) || labelled(node);
        if (!named) {
            complaints.add("nothing is spoken for " + name(node));
        }
        if (node.getAccessibleRole() == null || node.getAccessibleRole() == AccessibleRole.NODE || node.getAccessibleRole() == AccessibleRole.PARENT) {
            complaints.add("no role for " + name(node));
        }
    }

    private boolean labelled(Node node) {
        boolean[] found = {false};
        walk(scene.getRoot(), other -> found[0] |= other instanceof Label label && label.getLabelFor() == node && said(label.getText()));
        return found[0];
    }

    private void contrast(Text text, Color ink) {
        Color ground = ground(text);
        double ratio = ratio(over(ink, text.getOpacity(), ground), ground);
        if (ratio < (text instanceof FontIcon ? ICON : TEXT)) {
            complaints.add("contrast %.1f:1 of \"%s\" %s on %s in %s".formatted(ratio, text instanceof FontIcon icon ? icon.getIconLiteral() : text.getText(), hex(ink), hex(ground), name(text.getParent())));
        }
    }

    /** What the eye sees behind a node: the fills of its ancestors, from the first opaque one on. */
    private Color ground(Node node) {
        List<Color> layers = new ArrayList<>();
        for (Parent p = node.getParent(); p != null; p = p.getParent()) {
            if (p instanceof Region region && region.getBackground() != null) {
                List<BackgroundFill> fills = region.getBackground().getFills();
                for (int i = fills.size() - 1; i >= 0; i--) {
                    if (fills.get(i).getFill() instanceof Color color && color.getOpacity() > 0) {
                        layers.add(color);
                        if (color.isOpaque()) {
                            return mixed(layers, color);
                        }
                    }
                }
            }
        }
        return mixed(layers, scene.getFill() instanceof Color color ? color : Color.WHITE);
    }

    private static Color mixed(List<Color> layers, Color bottom) {
        Color seen = bottom;
        for (Color layer : layers.reversed()) {
            seen = over(layer, 1, seen);
        }
        return seen;
    }

    private static Color over(Color top, double opacity, Color below) {
        double a = top.getOpacity() * opacity;
        return Color.color(top.getRed() * a + below.getRed() * (1 - a), top.getGreen() * a + below.getGreen() * (1 - a), top.getBlue() * a + below.getBlue() * (1 - a));
    }

    static double ratio(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /** A part of a skin answers for nothing: its control does. */
    private static boolean insideControl(Node node) {
        for (Parent p = node.getParent(); p != null; p = p.getParent()) {
            if (p instanceof Control control && control.isFocusTraversable() && (node instanceof TextInputControl || node.getStyleClass().contains("scroll-bar"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean saidNearby(Node icon) {
        return Optional.ofNullable(icon.getParent()).filter(p -> said(p.getAccessibleText()) || p instanceof Labeled labeled && said(labeled.getText())
                || p.getChildrenUnmodifiable().stream().anyMatch(n -> n instanceof Labeled l && said(l.getText()) || n instanceof Text t && !(t instanceof FontIcon) && said(t.getText()))).isPresent();
    }

    private static boolean said(String text) {
        return text != null && !text.isBlank();
    }

    private static String name(Node node) {
        return node == null ? "nothing" : node.getClass().getSimpleName() + node.getStyleClass() + (node instanceof Labeled labeled ? " \"" + labeled.getText() + "\"" : said(node.getAccessibleText()) ? " \"" + node.getAccessibleText() + "\"" : "");
    }

    private static String hex(Color color) {
        return "#%02x%02x%02x".formatted((int) Math.round(color.getRed() * 255), (int) Math.round(color.getGreen() * 255), (int) Math.round(color.getBlue() * 255));
    }
}
