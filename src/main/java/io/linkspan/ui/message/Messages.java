package io.linkspan.ui.message;

import io.linkspan.model.Problem;
import io.linkspan.ui.control.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What was said, line by line, the newest at the end. On the FX thread. */
public final class Messages {

    private static final int MOST = 2000;

    private final Clock clock;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ObservableList<Line> shown = FXCollections.unmodifiableObservableList(lines);

    /** @param problem behind the words, if it is one */
    public record Line(Instant at, State state, String text, Optional<Problem> problem) {
    }

    public Messages(Clock clock) {
        this.clock = clock;
    }

    public ObservableList<Line> lines() {
        return shown;
    }

    public Optional<Line> last() {
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
    }

    public void say(String text) {
        add(new Line(clock.instant(), State.INFO, text, Optional.empty()));
    }

    /** Says a problem, once: again only after something else was said. */
    public void say(Problem problem) {
        if (last().flatMap(Line::problem).filter(problem::equals).isEmpty()) {
            String where = problem.side().map(side -> "On the " + side.words() + ": ").orElse("");
            String number = problem.number().isPresent() ? " (" + problem.number().getAsInt() + ")" : "";
            add(new Line(clock.instant(), State.ERROR, where + problem.text() + number + (problem.next().isEmpty() ? "" : " " + problem.next()), Optional.of(problem)));
        }
    }

    private void add(Line line) {
        if (lines.size() == MOST) {
            lines.removeFirst();
        }
        lines.add(line);
    }
}
