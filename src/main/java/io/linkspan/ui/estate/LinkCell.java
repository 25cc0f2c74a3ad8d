package io.linkspan.ui.estate;

import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Cells of the estate's grid. Each keeps its nodes and draws only what has changed. */
abstract class LinkCell extends TableCell<LinkRow, LinkFacts> {

    private static final String OLD = "ls-old";
    private static final int FITS = 14;

    @Override
    protected void updateItem(@Nullable LinkFacts facts, boolean empty) {
        super.updateItem(facts, empty);
        if (empty || facts == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
        } else {
            draw(facts);
        }
    }

    abstract void draw(LinkFacts facts);

    final void style(String name, boolean on) {
        if (!on) {
            getStyleClass().remove(name);
        } else if (!getStyleClass().contains(name)) {
            getStyleClass().add(name);
        }
    }

    static LinkCell of(LinkColumn column, ObservableValue<Instant> now) {
        return switch (column.kind()) {
            case STATE -> new Standings();
            case NAME -> new Words(column, "name");
            case TEXT -> new Words(column, "text");
            case NUMBER -> new Words(column, "number");
            case TREND -> new Trend();
            case AGE -> new Age(now);
        };
    }

    private static final class Words extends LinkCell {

        private final LinkColumn column;

        Words(LinkColumn column, String style) {
            this.column = column;
            style(style, true);
        }

        @Override
        void draw(LinkFacts facts) {
            String words = column.words().apply(facts);
            if (!Objects.equals(words, getText())) {
                setText(words);
                setTooltip(words.length() > FITS ? new Tooltip(words) : null);
            }
            style(OLD, column.old().test(facts));
            style("alarm", column.alarm().test(facts));
        }
    }

    private static final class Standings extends LinkCell {

        private final Label label = new Label();
        private @Nullable Standing shown;

        @Override
        void draw(LinkFacts facts) {
            setGraphic(label);
            if (!facts.standing().equals(shown)) {
                shown = facts.standing();
                States.set(label, shown.state(), shown.words());
                setTooltip(new Tooltip(facts.state().words() + facts.link().diagnosis().findings().stream().map(f -> "\n" + f.text()).reduce("", String::concat)));
            }
        }
    }

    private static final class Trend extends LinkCell {

        private final Sparkline line = new Sparkline();
        private final ProgressBar bar = new ProgressBar();

        Trend() {
            bar.getStyleClass().add("seeding");
            bar.setPrefWidth(84);
        }

        @Override
        void draw(LinkFacts facts) {
            boolean seeding = facts.standing().state() == State.SEEDING;
            setGraphic(seeding ? bar : line);
            if (seeding) {
                bar.setProgress(facts.seededPercent().orElse(0) / 100.0);
                bar.setAccessibleText(facts.standing().words());
            } else {
                line.show(facts.link().samples());
                line.getStyleClass().setAll("sparkline", facts.isAboutLag() ? facts.standing().state().style() : "calm");
            }
        }
    }

    private static final class Age extends LinkCell {

        private final ObservableValue<Instant> now;

        Age(ObservableValue<Instant> now) {
            this.now = now;
            style("number", true);
            now.subscribe(_ -> {
                if (getItem() != null) {
                    draw(getItem());
                }
            });
        }

        @Override
        void draw(LinkFacts facts) {
            setText(facts.readAt().map(at -> Times.age(Duration.between(at, now.getValue()))).orElse("–"));
            style("ls-muted", !facts.old());
            style("name-number", facts.old());
        }
    }
}
