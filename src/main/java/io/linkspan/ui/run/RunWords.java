package io.linkspan.ui.run;

import io.linkspan.model.Problem;
import io.linkspan.model.Seeding;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.control.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs in words. Pure. */
final class RunWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final double GIGABYTE = 1 << 30;

    private RunWords() {
    }

    /** Of the day, in UTC. */
    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** In UTC. */
    static String when(Instant at) {
        return DAY.format(at);
    }

    /** As "0:07" and "3:02:11"; a dash where it does not apply. */
    static String time(Optional<Duration> time) {
        return time.map(t -> t.toHours() > 0 ? "%d:%02d:%02d".formatted(t.toHours(), t.toMinutesPart(), t.toSecondsPart()) : "%d:%02d".formatted(t.toMinutes(), t.toSecondsPart())).orElse("–");
    }

    /** As "03:02:11". */
    static String figure(Duration time) {
        return "%02d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    /** As "1 to 9, 11". */
    static String ranges(List<Integer> numbers) {
        List<String> ranges = new ArrayList<>();
        for (int from = 0, to; from < numbers.size(); from = to + 1) {
            to = from;
            while (to + 1 < numbers.size() && Math.abs(numbers.get(to + 1) - numbers.get(to)) == 1) {
                to++;
            }
            ranges.add(to == from ? "" + numbers.get(from) : numbers.get(from) + (to == from + 1 ? ", " : " to ") + numbers.get(to));
        }
        return String.join(", ", ranges);
    }

    /** As "create" for a person: with a capital. */
    static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** As "1 step is left to do: "Wait until data flows the other way"". */
    static String left(List<Step> steps) {
        return steps.size() + (steps.size() == 1 ? " step is" : " steps are") + " left to do: " + steps.stream().map(step -> '"' + step.title() + '"').collect(Collectors.joining(", "));
    }

    static Problem notConnected(Plan plan) {
        return Problem.usage("not-connected", "This window is not connected to " + plan.server() + " and " + plan.instance() + ".", "Connect to the estate that has both, then try again.");
    }

    static State state(RunOutcome outcome) {
        return switch (outcome) {
            case DONE -> State.SUCCESS;
            case STOPPED, BLOCKED, REFUSED -> State.ERROR;
            case RUNNING -> State.RUNNING;
            case INTERRUPTED -> State.UNKNOWN;
            case UNDONE -> State.SKIPPED;
        };
    }

    static String words(RunOutcome outcome) {
        return switch (outcome) {
            case UNDONE -> "Taken back";
            case DONE, STOPPED, BLOCKED, REFUSED, RUNNING, INTERRUPTED -> capital(outcome.word());
        };
    }

    /** As "251.7 of 412.6 GB, 61 %, about 14:05 UTC": the end is a forecast, from the rate now. */
    static String seeding(Seeding seeding, Instant now) {
        String percent = seeding.percent().isPresent() ? ", " + seeding.percent().getAsInt() + " %" : "";
        long left = seeding.databaseBytes() - seeding.transferredBytes();
        String end = seeding.bytesPerSecond() > 0 && left > 0 ? ", until about " + CLOCK.format(now.plusSeconds(left / seeding.bytesPerSecond())).substring(0, 5) + " UTC" : "";
        return gigabytes(seeding.transferredBytes()) + (seeding.databaseBytes() > 0 ? " of " + gigabytes(seeding.databaseBytes()) : "") + " GB" + percent + end;
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / GIGABYTE);
    }
}
