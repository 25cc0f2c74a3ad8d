package io.linkspan.ui.create.draft;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.CheckResult;
import io.linkspan.check.Outcome;
import io.linkspan.model.Side;
import io.linkspan.ui.control.CheckColumns;
import io.linkspan.ui.control.Report;
import io.linkspan.ui.control.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of the checks: a result, or the head of a group of them.
 *
 * @param result empty for a head
 * @param check  id and title; of a head, its group and how many of it passed
 * @param where  name of the machine
 */
public record CheckLine(Optional<CheckResult> result, State state, String check, String where, String measured, String required, String why) {

    private static final List<String> COLUMNS = List.of("State", "Check", "Where", "Measured", "Required", "Why, and what to do");

    /** Which results are shown. */
    public enum Filter {
        ALL("All"), ERRORS("Errors", State.ERROR), WARNINGS("Warnings", State.WARNING), SKIPPED("Skipped", State.SKIPPED), UNKNOWN("Unknown", State.UNKNOWN), SUCCESS("Success", State.SUCCESS);

        private final String word;
        private final List<State> states;

        Filter(String word, State... states) {
            this.word = word;
            this.states = List.of(states);
        }

        boolean takes(CheckResult result) {
            return this == ALL || states.contains(CheckLine.state(result));
        }

        /** With the number of results. */
        public String words(Checked checked) {
            return word + " " + checked.report().results().stream().filter(this::takes).count();
        }
    }

    /** In groups, as people read them; a group that the filter empties has no head. */
    public static List<CheckLine> of(Checked checked, Filter filter) {
        List<CheckLine> lines = new ArrayList<>();
        checked.report().results().stream().collect(Collectors.groupingBy(CheckLine::group, java.util.LinkedHashMap::new, Collectors.toList())).forEach((group, results) -> {
            List<CheckLine> shown = results.stream().filter(filter::takes).map(result -> of(checked, result)).toList();
            if (!shown.isEmpty()) {
                long passed = results.stream().filter(result -> state(result) == State.SUCCESS).count();
                State worst = results.stream().map(CheckLine::state).reduce(State.SUCCESS, State::worse);
                lines.add(new CheckLine(Optional.empty(), worst, group + " · " + passed + " of " + results.size() + " passed", "", "", "", ""));
                lines.addAll(shown);
            }
        });
        return lines;
    }

    /** What can be saved or copied of them. */
    public static Report report(Checked checked, boolean practice) {
        Stream<String> notes = Stream.of("Read " + checked.at() + " (UTC) on " + checked.wanted().server() + " and " + checked.wanted().instance() + ". Nothing was changed.",
                "Verdict: " + checked.report().verdict().word() + ".");
        return new Report("Checks for a link of " + checked.wanted().database(), Stream.concat(practice ? Stream.of("PRACTICE") : Stream.empty(), notes).toList(), COLUMNS,
                checked.report().results().stream().map(result -> of(checked, result)).map(CheckLine::cells).toList());
    }

    public boolean head() {
        return result.isEmpty();
    }

    private List<String> cells() {
        return List.of(state.word(), check, where, measured, required, why);
    }

    private static CheckLine of(Checked checked, CheckResult result) {
        CheckDocument.Line line = CheckDocument.Line.of(result);
        return new CheckLine(Optional.of(result), state(result), line.id() + " " + line.title(), result.check().side() == Side.SQL_SERVER ? checked.wanted().server() : checked.wanted().instance(),
                Optional.ofNullable(line.measured()).orElse(result.outcome() instanceof Outcome.Broke ? "Unknown" : "–"), Optional.ofNullable(line.required()).orElse("–"),
                Optional.ofNullable(line.why()).orElse("–"));
    }

    /** A check that could not be measured is unknown, however little it weighs. */
    public static State state(CheckResult result) {
        return CheckColumns.state(result);
    }

    private static String group(CheckResult result) {
        return switch (result.check().id().replaceAll("-.*", "")) {
            case "SRV" -> "SQL Server";
            case "DB" -> "Database";
            case "MI" -> "Managed instance";
            default -> "Other";
        };
    }
}
