package io.linkspan.ui.estate;

import io.linkspan.link.Asked;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.monitor.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One that does not answer, in words.
 *
 * @param title who is not read, and since when
 * @param azure Azure's account of an instance, not the instance itself
 */
public record Silence(String title, boolean azure, Problem problem) {

    /** Of all that did not answer the last time. */
    public static List<Silence> of(Watch watch) {
        return of(watch, _ -> true);
    }

    /** Of the two machines, and of Azure for the instance. */
    public static List<Silence> of(Watch watch, String server, String instance) {
        return of(watch, a -> a.name().equals(a.side() == Side.SQL_SERVER ? server : instance));
    }

    private static List<Silence> of(Watch watch, Predicate<Asked> who) {
        return watch.asked().stream().filter(who).flatMap(a -> a.problem().stream().map(p -> new Silence((a.azure() ? "Azure's side of " : "") + a.name() + " not read since " + Times.second(a.at()), a.azure(), p))).toList();
    }

    /** {@code Read 12:04:31 · every 30 s · 1 server not answering since 11:58:02}. */
    static String line(Watch watch, String every) {
        List<String> parts = new ArrayList<>(List.of("Read " + Times.second(watch.at()), every));
        add(parts, watch, a -> !a.azure() && a.side() == Side.SQL_SERVER, "server", "servers");
        add(parts, watch, a -> !a.azure() && a.side() == Side.MANAGED_INSTANCE, "instance", "instances");
        List<Asked> azure = watch.asked().stream().filter(a -> a.azure() && !a.answered()).toList();
        azure.stream().map(Asked::at).min(Instant::compareTo).ifPresent(since -> parts.add("Azure not read since " + Times.second(since)));
        return String.join(" · ", parts);
    }

    private static void add(List<String> parts, Watch watch, Predicate<Asked> which, String one, String many) {
        List<Asked> silent = watch.asked().stream().filter(which.and(a -> !a.answered())).toList();
        silent.stream().map(Asked::at).min(Instant::compareTo).ifPresent(since -> parts.add(silent.size() + " " + (silent.size() == 1 ? one : many) + " not answering since " + Times.second(since)));
    }
}
