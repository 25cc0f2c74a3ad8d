package io.linkspan.ui.estate;

import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How many links stand how: a card a state, which shows only its links when pressed, and all again when pressed once more. */
final class StateCards extends HBox {

    private static final Map<State, String> WORDS = new EnumMap<>(Map.of(State.ERROR, "Critical", State.UNKNOWN, "Unknown", State.WARNING, "Warning", State.RUNNING, "Failover", State.SEEDING, "Seeding", State.SUCCESS, "Healthy"));

    private final LinkList list;

    StateCards(LinkList list) {
        super(8);
        this.list = list;
        WORDS.forEach((state, words) -> getChildren().add(card(state, words)));
    }

    private ToggleButton card(State state, String words) {
        Label head = States.label(state, words);
        Label figure = Texts.figure("0");
        Label caption = Texts.caption("");
        HBox line = new HBox(8, figure, caption);
        line.setAlignment(Pos.BASELINE_LEFT);
        caption.setMinWidth(0);
        figure.setMinWidth(USE_PREF_SIZE);
        VBox content = new VBox(2, head, line);
        ToggleButton card = new ToggleButton(words, content);
        card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        card.getStyleClass().add("state-card");
        card.setMaxWidth(Double.MAX_VALUE);
        card.setMinWidth(96);
        card.setPrefWidth(150);
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setOnAction(_ -> list.filter().set(card.isSelected() ? Optional.of(state) : Optional.empty()));
        list.filter().subscribe(chosen -> card.setSelected(chosen.equals(Optional.of(state))));
        list.states().subscribe(states -> {
            List<LinkFacts> links = states.getOrDefault(state, List.of());
            figure.setText(Figure.grouped(links.size()));
            caption.setText(caption(state, links, states.values().stream().mapToInt(List::size).sum()));
            card.setAccessibleText(words + ": " + links.size() + " " + caption.getText() + ". Press to show only these.");
        });
        return card;
    }

    /** What stands beside the number. */
    static String caption(State state, List<LinkFacts> links, int all) {
        return switch (state) {
            case SUCCESS -> all == 1 ? "of 1 link" : "of " + all + " links";
            case UNKNOWN -> links.stream().flatMap(f -> Standing.unknownSince(f.link().snapshot()).stream()).min(Instant::compareTo).map(at -> "since " + Times.second(at)).orElse("");
            case SEEDING -> links.stream().flatMapToInt(f -> f.seededPercent().stream()).min().stream().mapToObj(p -> (links.size() == 1 ? "" : "from ") + p + " %").findFirst().orElse("");
            default -> links.isEmpty() ? "" : links.getFirst().link().snapshot().name().value() + (links.size() == 1 ? "" : " …");
        };
    }
}
