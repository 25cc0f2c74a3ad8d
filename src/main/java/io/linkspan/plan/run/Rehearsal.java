package io.linkspan.plan.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Step;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run that rehearsed has shown so far, from its journal alone.
 *
 * @param startedAt when the run began
 * @param source    resource id of the linked database
 * @param copy      name that the copy has, or had
 * @param moment    as of which it was restored, as Azure was asked
 * @param restored  from the request until the copy was online; empty where there is none
 * @param deleted   whether the copy is proved to be gone
 */
public record Rehearsal(String run, String link, Instant startedAt, String operator, Verdict verdict, String source, String copy, String moment, Optional<Duration> restored, List<Answer> answers, boolean deleted) {

    /** What such a rehearsal does not touch, so that nobody takes it for more than it is. */
    public static final List<String> NOT_REHEARSED = List.of("The change of roles: neither side became primary or secondary.",
            "Connections: no application was led to the instance, and no name was changed.",
            "Logins, jobs and linked servers: only the database was copied.", "The load of production: the queries ran alone.");

    /** What a plan of this kind is called. */
    public static final String TASK = "rehearse";
    private static final String COPY = "copy";
    private static final String GONE = "gone";
    private static final JsonMapper JSON = new JsonMapper();

    /** What a rehearsal proves. */
    public enum Verdict {
        /** The copy was made, and every query ended well. */
        PASSED,
        /** The copy was made, and a query failed. */
        FAILED,
        /** Not all queries have been asked. */
        UNFINISHED
    }

    /**
     * What came of one query.
     *
     * @param row     its only row, where it had one
     * @param failure why it counts as failed
     */
    public record Answer(String title, Duration took, long rows, Optional<String> row, Optional<String> failure) {
    }

    public Rehearsal {
        answers = List.copyOf(answers);
    }

    /** Empty for a run of another task. */
    public static Optional<Rehearsal> of(History history) {
        return history.plan().steps().stream().filter(step -> history.plan().task().equals(TASK) && step.id().equals(COPY)).findFirst()
                .flatMap(step -> step.call() instanceof Call.Request request ? Optional.of(of(history, step, request)) : Optional.empty());
    }

    private static Rehearsal of(History history, Step copy, Call.Request request) {
        JsonNode wanted = body(request).path("properties");
        List<Step> queries = history.plan().steps().stream().filter(step -> step.probe() instanceof Probe.Smoke).toList();
        List<Answer> answers = queries.stream().filter(history::held).map(step -> answer(step, history)).toList();
        Verdict verdict = answers.size() < queries.size() || restored(history).isEmpty() ? Verdict.UNFINISHED
                : answers.stream().allMatch(answer -> answer.failure().isEmpty()) ? Verdict.PASSED : Verdict.FAILED;
        boolean deleted = history.outcome(copy) == StepOutcome.UNDONE || history.plan().steps().stream().anyMatch(step -> step.id().equals(GONE) && history.held(step));
        return new Rehearsal(history.run(), history.plan().link().value(), history.startedAt(), history.operator().toString(), verdict, wanted.path("sourceDatabaseId").asText(),
                URLDecoder.decode(request.path().substring(request.path().lastIndexOf('/') + 1), StandardCharsets.UTF_8), wanted.path("restorePointInTime").asText(), restored(history), answers, deleted);
    }

    /** Between the first request and the first time that the copy was there: a resumed run meets it again in no time. */
    private static Optional<Duration> restored(History history) {
        Optional<Instant> asked = history.entries().stream().filter(entry -> entry instanceof Entry.Started started && started.step().equals(COPY)).map(Entry::at).findFirst();
        Optional<Instant> there = history.entries().stream().filter(entry -> entry instanceof Entry.Done done && done.step().equals(COPY)).map(Entry::at).findFirst();
        return asked.flatMap(from -> there.map(to -> Duration.between(from, to)));
    }

    private static Answer answer(Step step, History history) {
        Map<String, String> facts = history.facts(step);
        String keeps = ((Probe.Smoke) step.probe()).keeps();
        return new Answer(step.title(), Duration.ofMillis(Long.parseLong(facts.getOrDefault(keeps + ".ms", "0"))), Long.parseLong(facts.getOrDefault(keeps + ".rows", "0")),
                Optional.ofNullable(facts.get(keeps + ".row")), Optional.ofNullable(facts.get(keeps + ".failure")));
    }

    private static JsonNode body(Call.Request request) {
        try {
            return JSON.readTree(request.body().shown());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan's body is JSON", e);
        }
    }
}
