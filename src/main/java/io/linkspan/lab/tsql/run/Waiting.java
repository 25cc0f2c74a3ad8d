package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** WAITFOR (T-SQL reference, WAITFOR): cancel and KILL end it at once. */
final class Waiting {

    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.:](\\d{1,3}))?)?");
    private static final long SLICE = 20;

    private Waiting() {
    }

    static void forIt(SqlSession session, ControlStatement.WaitFor wait, @Nullable Object time) {
        Duration left = wait.delay() ? duration(time) : until(duration(time), LocalTime.now(session.instance().estate().clock().withZone(ZoneOffset.UTC)));
        session.state().locker().wait("WAITFOR", () -> pass(session, System.nanoTime() + left.toNanos()));
    }

    private static void pass(SqlSession session, long end) {
        try {
            while (System.nanoTime() < end) {
                session.demandRunning();
                Thread.sleep(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, SLICE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Work.Cancelled();
        }
    }

    private static Duration until(Duration timeOfDay, LocalTime now) {
        Duration wait = timeOfDay.minus(Duration.ofNanos(now.toNanoOfDay()));
        return wait.isNegative() ? wait.plusDays(1) : wait;
    }

    /** @throws ServerError 148 for a text that is no time below 24 hours */
    static Duration duration(@Nullable Object value) {
        String text = value instanceof java.time.LocalDateTime t ? t.toLocalTime().toString() : String.valueOf(value);
        Matcher m = TIME.matcher(text.strip());
        if (!m.matches() || Integer.parseInt(m.group(1)) > 23 || Integer.parseInt(m.group(2)) > 59 || part(m.group(3)) > 59) {
            throw ServerError.of(148, 15, 1, "Incorrect time syntax in time string '" + text + "' used with WAITFOR.");
        }
        String millis = m.group(4) == null ? "0" : (m.group(4) + "00").substring(0, 3);
        return Duration.ofHours(part(m.group(1))).plusMinutes(part(m.group(2))).plusSeconds(part(m.group(3))).plusMillis(Long.parseLong(millis));
    }

    private static long part(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
