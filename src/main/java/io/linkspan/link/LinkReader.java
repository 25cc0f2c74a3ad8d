package io.linkspan.link;

import io.linkspan.model.LinkName;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.sqlserver.HadrViews;
import io.linkspan.sqlserver.SqlServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Reads links from all machines and from Azure at once, each machine once however many links it has. One that is dead is unknown and blanks nothing else; one that hangs delays one look only:
 * later ones no longer wait for it, while it is asked on. May be used again and again, by one thread at a time.
 */
public final class LinkReader {

    /** How long one machine may take, and Azure, which may have to sign in first, twice as long. */
    public static final Duration LIMIT = Duration.ofSeconds(10);
    /** How long one is waited for that did not answer when it was last asked. */
    private static final Duration SILENT = Duration.ofSeconds(1);

    private final Estate estate;
    private final ExecutorService executor;
    private final Duration limit;
    private final Clock clock;
    private final Map<Object, Pending<?>> silent = new HashMap<>();

    /** @param executor runs the reads; virtual threads, so that interrupting ends a blocked one */
    public LinkReader(Estate estate, ExecutorService executor, Duration limit, Clock clock) {
        this.estate = estate;
        this.executor = executor;
        this.limit = limit;
        this.clock = clock;
    }

    public static LinkReader of(LinkEnds ends, ExecutorService executor) {
        return new LinkReader(Estate.of(ends), executor, LIMIT, Clock.systemUTC());
    }

    /** All links between the machines, and who did not answer. */
    public Survey survey() {
        return survey(Survey.NOTHING);
    }

    /** The next survey: a link stays in sight until all who could tell of it were asked and none knows it. */
    public Survey survey(Survey before) {
        return gather().survey(before);
    }

    /** All links between the machines, by name. */
    public List<LinkSnapshot> read() {
        return gather().links();
    }

    /** One link of an estate of two ends, whether it exists or not. */
    public LinkSnapshot read(LinkName name) {
        return gather().link(name);
    }

    /** The link of that name, whatever its case. */
    public Optional<LinkSnapshot> find(LinkName name) {
        return read().stream().filter(l -> l.name().value().equalsIgnoreCase(name.value())).findFirst();
    }

    private Assembly gather() {
        List<Pending<HadrViews.Seen>> servers = estate.servers().stream().map(this::views).toList();
        List<Pending<HadrViews.Seen>> instances = estate.instances().stream().map(i -> views(i.sql())).toList();
        List<Pending<List<LinkResource>>> resources = estate.instances().stream().map(i -> ask(i.arm(), "Azure", Side.MANAGED_INSTANCE, limit.multipliedBy(2), () -> i.arm().links())).toList();
        return new Assembly(servers.stream().map(s -> server(s.name(), result(s))).toList(),
                IntStream.range(0, instances.size()).mapToObj(i -> new Assembly.InstanceRead(instances.get(i).name(), result(instances.get(i)).map(HadrViews.Seen::links), result(resources.get(i)))).toList());
    }

    private static Assembly.ServerRead server(String name, Observed<HadrViews.Seen> seen) {
        return new Assembly.ServerRead(name, seen.map(HadrViews.Seen::links), seen.toOptional().map(HadrViews.Seen::elsewhere).orElse(Map.of()));
    }

    /**
     * One that is being asked.
     *
     * @param since  when it was asked
     * @param until  when its time is over
     * @param late   whether an earlier look has waited for it in vain
     */
    private record Pending<T>(Object whom, String name, Side side, Future<Observed<T>> future, Instant since, Instant until, boolean late) {

        Pending<T> late(Instant end) {
            return new Pending<>(whom, name, side, future, since, end, true);
        }
    }

    private Pending<HadrViews.Seen> views(SqlServer server) {
        return ask(server, server.name(), server.side(), limit, () -> HadrViews.read(server, limit));
    }

    /** What has not answered yet is not asked a second time. */
    @SuppressWarnings("unchecked") // whoever is asked is always asked the same
    private <T> Pending<T> ask(Object whom, String name, Side side, Duration time, Callable<T> read) {
        Pending<T> earlier = (Pending<T>) silent.remove(whom);
        Instant now = clock.instant();
        if (earlier != null && now.isBefore(earlier.until())) {
            return earlier;
        }
        if (earlier != null) {
            earlier.future().cancel(true);
        }
        return new Pending<>(whom, name, side, executor.submit(() -> Observed.known(read.call(), clock.instant())), now, now.plus(time), earlier != null);
    }

    private <T> Observed<T> result(Pending<T> pending) {
        Instant end = pending.late() ? clock.instant().plus(SILENT) : pending.until();
        try {
            return pending.future().get(Math.max(0, Duration.between(clock.instant(), end).toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            silent.put(pending.whom(), pending.late(pending.since().plus(limit.multipliedBy(3))));
            return unknown(problem(pending, Kind.UNREACHABLE, "no-answer", pending.name() + " has not answered for " + Duration.between(pending.since(), clock.instant()).toSeconds() + " s."));
        } catch (ExecutionException e) {
            if (pending.late()) {
                silent.put(pending.whom(), pending.late(clock.instant()));
            }
            return unknown(e.getCause() instanceof ProblemException p ? p.problem() : problem(pending, Kind.UNEXPECTED, "unexpected", pending.name() + " could not be read.").raw(String.valueOf(e.getCause())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pending.future().cancel(true);
            return unknown(problem(pending, Kind.UNREACHABLE, "interrupted", "Reading " + pending.name() + " was interrupted."));
        }
    }

    private <T> Observed<T> unknown(Problem problem) {
        return Observed.unknown(problem, clock.instant());
    }

    private static Problem problem(Pending<?> pending, Kind kind, String code, String text) {
        return Problem.of(kind, code, text, "").on(pending.side());
    }
}
