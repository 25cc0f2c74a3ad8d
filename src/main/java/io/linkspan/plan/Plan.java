package io.linkspan.plan;

import io.linkspan.model.LinkName;
import java.util.List;
import java.util.stream.Stream;

/**
 * A task as a list of steps: what preview, run, dry run, journal, resume, undo and scripts all read.
 *
 * @param task     verb of the command: create, remove
 * @param undoable probe that must match before anything is undone, so that a run is not taken back once roles have changed
 */
public record Plan(String task, LinkName link, String server, String instance, List<Step> steps, Probe undoable) {

    public Plan {
        steps = List.copyOf(steps);
        if (steps.stream().map(Step::id).distinct().count() != steps.size()) {
            throw new IllegalArgumentException("two steps have one id");
        }
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
