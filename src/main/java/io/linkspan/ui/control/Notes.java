package io.linkspan.ui.control;

import io.linkspan.model.Problem;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Short framed messages within a page. */
public final class Notes {

    private Notes() {
    }

    public static Region info(String text, Node... more) {
        return note(State.INFO, text, more);
    }

    public static Region warning(String text, Node... more) {
        return styled(note(State.WARNING, text, more), "warning");
    }

    public static Region danger(String text, Node... more) {
        return styled(note(State.ERROR, text, more), "danger");
    }

    public static Region neutral(String text, Node... more) {
        return styled(new VBox(with(Texts.body(text), more)), "note", "neutral");
    }

    /** What failed, the machine's own words, and what to do next. */
    public static Region problem(Problem problem, Command... ways) {
        List<Node> more = new ArrayList<>();
        String number = problem.number().isPresent() ? String.valueOf(problem.number().getAsInt()) : "";
        String raw = problem.raw().contains(number) ? problem.raw() : number + " " + problem.raw();
        if (!raw.isBlank()) {
            TextField words = new TextField(raw.strip());
            words.setEditable(false);
            words.getStyleClass().addAll("fact-value", "ls-mono");
            words.setAccessibleText("Raw text");
            words.setTooltip(new Tooltip(raw.strip()));
            more.add(words);
        }
        if (!problem.next().isEmpty()) {
            more.add(Texts.body("Next: " + problem.next()));
        }
        if (ways.length > 0) {
            FlowPane row = new FlowPane(8, 4);
            for (Command way : ways) {
                row.getChildren().add(Buttons.of(way));
            }
            more.add(row);
        }
        return danger((problem.side().isPresent() ? "On the " + problem.side().get().words() + ": " : "") + problem.text(), more.toArray(Node[]::new));
    }

    private static VBox note(State state, String text, Node... more) {
        Label words = Texts.body(text);
        HBox line = new HBox(8, States.icon(state), words);
        HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
        line.setAccessibleText(state.word() + ": " + text);
        return styled(new VBox(with(line, more)), "note");
    }

    private static Node[] with(Node first, Node... more) {
        List<Node> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(Node[]::new);
    }

    private static <T extends Region> T styled(T region, String... style) {
        region.getStyleClass().addAll(style);
        region.setMinHeight(Region.USE_PREF_SIZE);
        return region;
    }
}
