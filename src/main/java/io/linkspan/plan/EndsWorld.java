package io.linkspan.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.linkspan.azure.ArmOperation;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.LinkName;
import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.sqlserver.AppLock;
import io.linkspan.sqlserver.Row;
import io.linkspan.sqlserver.Sandbox;
import io.linkspan.sqlserver.SqlServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The two ends of a link as a runner sees them: T-SQL on either side, requests to Azure. */
public final class EndsWorld implements World {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int NOT_FOUND = 404;
    private static final String UNKNOWN = "NULL";

    private final LinkEnds ends;
    private final LinkReader reader;
    private final Secrets secrets;
    private final Clock clock;
    private final Map<Probe.Steady, Sample> samples = new HashMap<>();

    /** How often in a row the same facts were found, and when last. */
    private record Sample(Map<String, String> facts, int count, Instant at) {
    }

    /** @param reader reads links between these two ends */
    public EndsWorld(LinkEnds ends, LinkReader reader, Secrets secrets, Clock clock) {
        this.ends = ends;
        this.reader = reader;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Reading read(Probe probe, Map<String, String> facts) {
        return switch (probe) {
            case Probe.Query query -> query(query, facts);
            case Probe.Resource resource -> resource(resource, facts);
            case Probe.LinkState state -> LinkJudgement.of(state.condition(), reader.read(state.link()));
            case Probe.Loss loss -> LinkJudgement.of(loss, reader.read(loss.link()));
            case Probe.Same same -> same(same, compared(same, 1, facts));
            case Probe.All all -> all(all, facts);
            case Probe.Either either -> read(either.first(), facts) instanceof Reading.Matching matching ? matching : read(either.other(), facts);
            case Probe.Gone gone -> switch (read(gone.what(), facts)) {
                case Reading.Absent _ -> new Reading.Matching(Map.of());
                case Reading.Conflicting conflicting -> conflicting;
                default -> new Reading.Absent();
            };
            case Probe.Until until -> read(until.what(), facts) instanceof Reading.Matching matching ? matching : new Reading.Absent();
            case Probe.Steady steady -> steady(steady, facts);
            case Probe.Fallback fallback -> fallback(fallback, facts);
            case Probe.Smoke smoke -> smoke(smoke);
            case Probe.Unprovable unprovable -> new Reading.Unprovable(unprovable.why());
            case Probe.Nothing _ -> new Reading.Absent();
        };
    }

    @Override
    public Optional<String> act(Call call, Duration patience, Map<String, String> facts) {
        return switch (call) {
            case Call.Statement statement -> {
                ends.on(statement.side()).execute(statement.text().filled(facts, secrets), patience);
                yield Optional.empty();
            }
            case Call.Request request -> {
                String body = request.body().filled(facts, secrets);
                yield ends.arm().arm().send(request.method(), request.path(), request.apiVersion(), body.isEmpty() ? Optional.empty() : Optional.of(body)).operation().map(EndsWorld::text);
            }
            case Call.None _ -> Optional.empty();
        };
    }

    @Override
    public Optional<String> poll(String operation) {
        ArmOperation known = operation(operation);
        if (clock.instant().isBefore(known.next())) {
            return Optional.of(operation);
        }
        return switch (ends.arm().arm().poll(known)) {
            case ArmOperation.State.Running running -> Optional.of(text(running.next()));
            case ArmOperation.State.Succeeded _ -> Optional.empty();
            case ArmOperation.State.Failed failed -> throw failed.problem().exception();
            case ArmOperation.State.Cancelled _ -> throw Problem.of(Kind.REFUSED, "operation-cancelled", "Azure's operation was cancelled.", "See who cancelled it, then resume.")
                    .on(Side.MANAGED_INSTANCE).exception();
        };
    }

    @Override
    public Held lock(LinkName link) {
        List<AppLock> locks = new ArrayList<>();
        for (Side side : Side.values()) {
            try {
                locks.add(ends.on(side).lock(link.value()));
            } catch (ProblemException e) {
                if (e.problem().kind() != Kind.UNREACHABLE) {
                    locks.forEach(AppLock::close);
                    throw e;
                }
                // a dead side is no obstacle: whoever else works on the link meets the lock on the living one
            }
        }
        return () -> locks.forEach(AppLock::close);
    }

    private Reading query(Probe.Query query, Map<String, String> facts) {
        Optional<Row> row = ends.on(query.side()).first(query.text().filled(facts, secrets), r -> r);
        return row.map(r -> Judgement.of(query.wants(), query.keeps(), r::maybeText, facts)).orElseGet(Reading.Absent::new);
    }

    private Reading resource(Probe.Resource resource, Map<String, String> facts) {
        try {
            JsonNode body = JSON.readTree(ends.arm().arm().get(resource.path(), resource.apiVersion()).body());
            return Judgement.of(resource.wants(), resource.keeps(), pointer -> Optional.of(body.at(pointer)).filter(node -> node.isValueNode() && !node.isNull()).map(JsonNode::asText), facts);
        } catch (JsonProcessingException e) {
            throw Problem.of(Kind.UNEXPECTED, "not-json", "Azure's answer is not JSON.", "Try again.").on(Side.MANAGED_INSTANCE).raw(e.getOriginalMessage()).exception(e);
        } catch (ProblemException e) {
            if (e.problem().number().orElse(0) == NOT_FOUND) {
                return new Reading.Absent();
            }
            throw e;
        }
    }

    private Compared compared(Probe.Same same, int wanted, Map<String, String> facts) {
        List<List<String>> here = rows(ends.sqlServer().query(same.onSqlServer().filled(facts, secrets), r -> r));
        return new Compared(here, rows(ends.instance().query(same.onInstance().filled(facts, secrets), r -> r)), 0, wanted);
    }

    private static Reading same(Probe.Same same, Compared found) {
        List<List<String>> here = found.sqlServer();
        return here.equals(found.instance()) && !here.isEmpty() && here.stream().noneMatch(row -> row.contains(UNKNOWN)) ? new Reading.Matching(Map.of(same.keeps(), words(here)))
                : new Reading.Running(same.detail() + ": [" + words(here) + "] on SQL Server, [" + words(found.instance()) + "] on the instance", found);
    }

    private static List<List<String>> rows(List<Row> rows) {
        return rows.stream().map(row -> row.columns().stream().map(column -> row.maybeText(column).orElse(UNKNOWN)).toList()).toList();
    }

    private static String words(List<List<String>> rows) {
        return rows.stream().map(List::toString).collect(Collectors.joining(" "));
    }

    private Reading steady(Probe.Steady steady, Map<String, String> facts) {
        Instant looked = clock.instant();
        Optional<Compared> rows = Optional.empty();
        Reading now;
        try {
            if (steady.what() instanceof Probe.Same same) {
                Compared found = compared(same, steady.samples(), facts);
                rows = Optional.of(found);
                now = same(same, found);
            } else {
                now = read(steady.what(), facts);
            }
        } catch (ProblemException e) {
            samples.remove(steady); // a reading that fails is none of them in a row
            throw e;
        }
        if (!(now instanceof Reading.Matching matching)) {
            samples.remove(steady);
            return now;
        }
        Sample sample = samples.merge(steady, new Sample(matching.facts(), 1, looked), (before, fresh) -> !before.facts().equals(fresh.facts()) ? fresh
                : fresh.at().isBefore(before.at().plus(steady.interval())) ? before : new Sample(fresh.facts(), before.count() + 1, fresh.at()));
        if (sample.count() < steady.samples()) {
            return new Reading.Running("equal, sample " + sample.count() + " of " + steady.samples(), Optional.empty(), rows.map(found -> found.counted(sample.count())));
        }
        samples.remove(steady);
        return now;
    }

    private Reading fallback(Probe.Fallback fallback, Map<String, String> facts) {
        try {
            return read(fallback.first(), facts);
        } catch (ProblemException e) {
            if (e.problem().kind() != Kind.UNREACHABLE && e.problem().kind() != Kind.UNCLEAR) {
                throw e;
            }
            return read(fallback.second(), facts);
        }
    }

    private Reading smoke(Probe.Smoke smoke) {
        SqlServer server = ends.on(smoke.side());
        if (server.first("SELECT name FROM sys.databases WHERE name = ? AND state = 0", row -> row.text("name"), smoke.database()).isEmpty()) {
            return new Reading.Absent();
        }
        Sandbox.Result result = server.tryOut(smoke.database(), smoke.query(), smoke.limit());
        Optional<String> failure = result.failure().map(Problem::text).or(() -> smoke.expected().isEmpty() || result.value().equals(Optional.of(smoke.expected())) ? Optional.empty()
                : Optional.of("gave " + result.value().orElse("no single value") + ", not " + smoke.expected()));
        Map<String, String> kept = new HashMap<>(Map.of(smoke.keeps() + ".ms", Long.toString(result.took().toMillis()), smoke.keeps() + ".rows", Long.toString(result.rows())));
        result.row().ifPresent(row -> kept.put(smoke.keeps() + ".row", row));
        failure.ifPresent(why -> kept.put(smoke.keeps() + ".failure", why));
        return new Reading.Matching(kept);
    }

    private Reading all(Probe.All all, Map<String, String> facts) {
        Map<String, String> kept = new HashMap<>();
        for (Probe probe : all.probes()) {
            Reading reading = read(probe, facts);
            if (!(reading instanceof Reading.Matching matching)) {
                return reading;
            }
            kept.putAll(matching.facts());
        }
        return new Reading.Matching(kept);
    }

    /** The host of a URL that a journal brings back is checked by the management adapter, which sends nothing to another one. */
    private static ArmOperation operation(String text) {
        String[] words = text.split(" ", 3);
        return new ArmOperation(ArmOperation.Kind.valueOf(words[0]), URI.create(words[2]), Instant.parse(words[1]));
    }

    private static String text(ArmOperation operation) {
        return operation.kind() + " " + operation.next() + " " + operation.url();
    }
}
