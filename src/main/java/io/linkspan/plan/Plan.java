package io.linkspan.plan;

import io.linkspan.model.LinkName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A task as a list of steps: what preview, run, dry run, journal, resume, undo and scripts all read.
 *
 * @param task     verb of the command: create, remove
 * @param pointOfNoReturn id of the step after which a run does not take itself back any more: what fails before it, or is refused at it, does that; empty where nothing does. A change, after which there
 *                        is only the way on; or, where nobody is out of service, the wait for what would be a pity to lose
 * @param writesEnd id of the step whose call ends all writing on the side that is primary; the point of no return begins it on the other one. Empty where nobody is interrupted
 * @param undoable probe that must match before anything is undone, so that a run is not taken back once roles have changed
 * @param aftercare what it leaves for people to do by hand
 */
public record Plan(String task, LinkName link, String server, String instance, List<Step> steps, Probe undoable, String writesEnd, String pointOfNoReturn, List<Aftercare> aftercare) {

    public Plan {
        writesEnd = Objects.requireNonNullElse(writesEnd, "");
        aftercare = List.copyOf(Objects.requireNonNullElse(aftercare, List.of())); // older journals have none
        pointOfNoReturn = Objects.requireNonNullElse(pointOfNoReturn, ""); // journals of runs that cannot return do not name one
        steps = List.copyOf(steps);
        if (steps.stream().map(Step::id).distinct().count() != steps.size()) {
            throw new IllegalArgumentException("two steps have one id");
        }
    }

    /** Twelve hexadecimal digits over all that it does, in order: the same in a preview, a script and a review of either. */
    public String id() {
        String all = Stream.concat(Stream.of(task, link.value(), server, instance), steps.stream().flatMap(step -> Stream.of(step.id(), switch (step.call()) {
            case Call.Statement statement -> statement.side().id() + statement.text().shown();
            case Call.Request request -> request.method() + request.path() + request.apiVersion() + request.body().shown();
            case Call.None _ -> step.doneWhen();
        }))).collect(Collectors.joining("\n"));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A plan that takes itself back only when somebody asks for it. */
    public Plan(String task, LinkName link, String server, String instance, List<Step> steps, Probe undoable) {
        this(task, link, server, instance, steps, undoable, "", "", List.of());
    }

    /** A plan that leaves nothing to do. */
    public Plan(String task, LinkName link, String server, String instance, List<Step> steps, Probe undoable, String pointOfNoReturn) {
        this(task, link, server, instance, steps, undoable, "", pointOfNoReturn, List.of());
    }

    /** This, interrupting people from the call of that step to the point of no return. */
    public Plan interrupting(String from) {
        return new Plan(task, link, server, instance, steps, undoable, from, pointOfNoReturn, aftercare);
    }

    /** This, keeping what it has made until somebody asks for it to be taken back. */
    public Plan keeping() {
        return new Plan(task, link, server, instance, steps, undoable, writesEnd, "", aftercare);
    }

    public Optional<Step> step(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    public Plan leaving(List<Aftercare> list) {
        return new Plan(task, link, server, instance, steps, undoable, writesEnd, pointOfNoReturn, list);
    }

    /** The step that changes roles, or the link, for good; empty where there is always a way back. */
    public Optional<Step> changeForGood() {
        return step(pointOfNoReturn).filter(step -> !step.waits());
    }

    /** Whether a run that fails at a step can still leave everything as it was. */
    public boolean returnsFrom(Step step) {
        return !liesBehind(step) && steps.stream().anyMatch(any -> any.id().equals(pointOfNoReturn));
    }

    /** Whether a step comes after the point of no return. */
    public boolean liesBehind(Step step) {
        return steps.stream().takeWhile(earlier -> !earlier.id().equals(step.id())).anyMatch(earlier -> earlier.id().equals(pointOfNoReturn));
    }

    /** Names of the secrets that the calls ask for. */
    public List<String> secrets() {
        return steps.stream().map(Step::call).flatMap(call -> switch (call) {
            case Call.Statement statement -> statement.text().secrets().stream();
            case Call.Request request -> request.body().secrets().stream();
            case Call.None _ -> Stream.<String>empty();
        }).distinct().toList();
    }
}
