package io.linkspan.plan;

import io.linkspan.model.Side;
import java.time.Duration;
import java.util.List;

/**
 * One step of a task.
 *
 * @param id       kebab-case and permanent; stands in journals
 * @param cleanup  takes a broken leftover away before the call; {@link Call#NONE} where a leftover stops the run
 * @param probe    sees whether the work is there: asked before the call and after it
 * @param doneWhen the probe in words
 * @param patience how long after the call the probe may take to match
 */
public record Step(String id, String title, Side side, Risk risk, Call call, Call cleanup, Undo undo, Probe probe, String doneWhen, Duration patience) {

    /** Long enough for anything that a server does at once. */
    public static final Duration PROMPT = Duration.ofMinutes(1);

    /** A step that changes something. */
    public static Step change(String id, String title, Side side, Risk risk, Call call, Undo undo, Probe probe, String doneWhen) {
        return new Step(id, title, side, risk, call, Call.NONE, undo, probe, doneWhen, PROMPT);
    }

    /** A step that only waits until its probe matches, or reads facts that later steps need. */
    public static Step wait(String id, String title, Side side, Probe probe, String doneWhen, Duration patience) {
        return new Step(id, title, side, Risk.NONE, Call.NONE, Call.NONE, new Undo.Not("Nothing to take back."), probe, doneWhen, patience);
    }

    public Step cleanedBy(Call cleaning) {
        return new Step(id, title, side, risk, call, cleaning, undo, probe, doneWhen, patience);
    }

    /** The same, once that holds: until then it is not done, whatever else there is. */
    public Step provided(Probe guard) {
        return new Step(id, title, side, risk, call, cleanup, undo, new Probe.All(List.of(guard, probe)), doneWhen, patience);
    }

    public Step within(Duration longer) {
        return new Step(id, title, side, risk, call, cleanup, undo, probe, doneWhen, longer);
    }

    public boolean waits() {
        return call instanceof Call.None;
    }
}
