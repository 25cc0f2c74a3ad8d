package io.linkspan.ui.gate;

import io.linkspan.model.Side;
import io.linkspan.plan.Compared;
import io.linkspan.ui.control.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One reading of a commit gate.
 *
 * @param found empty where a side did not answer
 */
public record GateReading(Instant at, Optional<Compared> found) {

    /** Columns of the gate's query. */
    enum Column {
        HARDENED("hardened"), END_OF_LOG("end of log");

        private final String words;

        Column(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final String UNKNOWN = "Unknown";

    String position(Side side, Column column) {
        return found.map(rows -> side == Side.SQL_SERVER ? rows.sqlServer() : rows.instance()).flatMap(rows -> rows.stream().findFirst()).filter(row -> row.size() > column.ordinal()).map(row -> row.get(column.ordinal()))
                .filter(value -> !value.equals("NULL")).orElse(UNKNOWN);
    }

    State state() {
        return found.isEmpty() || List.of(Side.values()).stream().anyMatch(side -> position(side, Column.END_OF_LOG).equals(UNKNOWN)) ? State.UNKNOWN : equal() > 0 ? State.SUCCESS : State.SKIPPED;
    }

    public String verdict() {
        return switch (state()) {
            case SUCCESS -> "Equal " + equal() + " of " + wanted();
            case SKIPPED -> "Not equal";
            default -> "Unknown";
        };
    }

    /** How often in a row both sides were equal, with the same positions. */
    int equal() {
        return found.map(Compared::equal).orElse(0);
    }

    int wanted() {
        return found.map(Compared::wanted).orElse(0);
    }
}
