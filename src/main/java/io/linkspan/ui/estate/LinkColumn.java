package io.linkspan.ui.estate;

import io.linkspan.model.LinkState;
import io.linkspan.model.Side;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A column of the estate's grid.
 *
 * @param shown at first
 * @param words what a cell says, copies and reports
 * @param old   whether it shows what was last read, since it cannot be read now
 * @param order of its values, smallest first
 */
record LinkColumn(String head, double width, boolean shown, Kind kind, Function<LinkFacts, String> words, Predicate<LinkFacts> old, Comparator<LinkFacts> order) {

    enum Kind {
        STATE, NAME, TEXT, NUMBER, TREND, AGE
    }

    static final List<LinkColumn> ALL = List.of(
            new LinkColumn("State", 168, true, Kind.STATE, f -> f.standing().words(), _ -> false, Comparator.comparing(f -> f.standing().state())),
            new LinkColumn("Link", 112, true, Kind.NAME, f -> f.link().snapshot().name().value(), _ -> false, Comparator.comparing(f -> f.link().snapshot().name())),
            text("Database", 110, false, LinkFacts::database),
            text("Primary now", 114, true, LinkFacts::primaryNow),
            text("Other side", 100, true, LinkFacts::otherSide),
            text("SQL Server", 110, false, f -> LinkFacts.machine(f.link().snapshot(), Side.SQL_SERVER)),
            text("Instance", 110, false, f -> LinkFacts.machine(f.link().snapshot(), Side.MANAGED_INSTANCE)),
            text("Connection", 110, false, LinkFacts::connection),
            text("Synchronisation", 130, false, LinkFacts::synchronisation),
            number("Lag s", 64, true, LinkFacts::lag),
            new LinkColumn("Lag, 1 h", 100, true, Kind.TREND, f -> f.lag().text(), LinkFacts::old, by(LinkFacts::lag)),
            number("Send KB", 84, true, LinkFacts::sendKb),
            number("Send KB/s", 84, false, LinkFacts::sendRate),
            number("Redo KB", 84, true, LinkFacts::redoKb),
            number("Redo KB/s", 84, false, LinkFacts::redoRate),
            number("Log %", 54, true, LinkFacts::logPercent),
            number("Log backup min", 112, false, LinkFacts::backupMinutes),
            number("Cert d", 60, true, LinkFacts::certificateDays),
            new LinkColumn("Read", 56, true, Kind.AGE, f -> f.readAt().map(Times::second).orElse("Unknown"), LinkFacts::old, Comparator.comparing(f -> f.readAt().map(Instant::toEpochMilli).orElse(0L))));

    /** Whether the value itself is what is wrong. */
    Predicate<LinkFacts> alarm() {
        return switch (head) {
            case "Log %" -> f -> f.logPercent().value().orElse(0) > 90;
            case "Cert d" -> f -> f.certificateDays().value().orElse(Long.MAX_VALUE) < 30;
            case "Primary now" -> f -> f.state() == LinkState.TWO_PRIMARIES;
            default -> _ -> false;
        };
    }

    private static LinkColumn text(String head, double width, boolean shown, Function<LinkFacts, String> words) {
        return new LinkColumn(head, width, shown, Kind.TEXT, words, LinkFacts::old, Comparator.comparing(words));
    }

    private static LinkColumn number(String head, double width, boolean shown, Function<LinkFacts, Figure> figure) {
        return new LinkColumn(head, width, shown, Kind.NUMBER, f -> figure.apply(f).text(), f -> figure.apply(f).old(), by(figure));
    }

    private static Comparator<LinkFacts> by(Function<LinkFacts, Figure> figure) {
        return Comparator.comparing(f -> figure.apply(f).rank());
    }
}
