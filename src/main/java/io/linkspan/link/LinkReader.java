package io.linkspan.link;

import io.linkspan.model.LinkName;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.ProblemException;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.sqlserver.HadrViews;
import io.linkspan.sqlserver.SqlServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * Reads links from all machines and from Azure at once, each machine once however many links it has, each within its own time limit: a dead machine is unknown and blanks nothing else.
 * May be used again and again, by one thread at a time.
 */
public final class LinkReader {

    /** How long one machine may take. */
    public static final Duration LIMIT = Duration.ofSeconds(20);

    private final Estate estate;
    private final ExecutorService executor;
    private final Duration limit;
    private final Clock clock;

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
        Instant deadline = clock.instant().plus(limit);
        List<Pending<Map<String, ReplicaView>>> servers = estate.servers().stream().map(this::views).toList();
        List<Pending<Map<String, ReplicaView>>> instances = estate.instances().stream().map(i -> views(i.sql())).toList();
        List<Pending<List<LinkResource>>> resources = estate.instances().stream().map(i -> new Pending<>("Azure", Side.MANAGED_INSTANCE, executor.submit(() -> i.arm().links()))).toList();
        return new Assembly(servers.stream().map(s -> new Assembly.ServerRead(s.name(), result(s, deadline))).toList(),
                IntStream.range(0, instances.size()).mapToObj(i -> new Assembly.InstanceRead(instances.get(i).name(), result(instances.get(i), deadline), result(resources.get(i), deadline))).toList());
    }

    private record Pending<T>(String name, Side side, Future<T> future) {
    }

    private Pending<Map<String, ReplicaView>> views(SqlServer server) {
        Callable<Map<String, ReplicaView>> read = () -> HadrViews.read(server, limit);
        return new Pending<>(server.name(), server.side(), executor.submit(read));
    }

    private <T> Observed<T> result(Pending<T> pending, Instant deadline) {
        try {
            T value = pending.future().get(Math.max(0, Duration.between(clock.instant(), deadline).toMillis()), TimeUnit.MILLISECONDS);
            return Observed.known(value, clock.instant());
        } catch (TimeoutException e) {
            pending.future().cancel(true);
            return unknown(problem(pending, Kind.UNREACHABLE, "no-answer", pending.name() + " did not answer within " + limit.toSeconds() + " s."));
        } catch (ExecutionException e) {
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
