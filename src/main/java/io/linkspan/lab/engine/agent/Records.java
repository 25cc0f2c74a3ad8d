package io.linkspan.lab.engine.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What the Agent remembers of runs: history, activity, output of steps. Safe from any thread. */
public final class Records {

    private static final int MESSAGE = 4000;

    private final List<History> history = new CopyOnWriteArrayList<>();
    private final Map<UUID, Activity> activities = new ConcurrentHashMap<>();
    private final Map<UUID, StepLog> logs = new ConcurrentHashMap<>();
    private final AtomicInteger lastHistory = new AtomicInteger();
    private final AtomicInteger lastLog = new AtomicInteger();

    /** In the order in which it was written. */
    public List<History> history() {
        return List.copyOf(history);
    }

    /** The last row of a step, 0 for the job as a whole. */
    public Optional<History> last(UUID job, int step) {
        return history.stream().filter(h -> h.job().equals(job) && h.step() == step).reduce((_, h) -> h);
    }

    public int add(UUID job, int step, String name, Said said, History.Outcome outcome, Instant start, Duration duration, int retries) {
        int id = lastHistory.incrementAndGet();
        String message = said.message.length() > MESSAGE ? said.message.substring(0, MESSAGE) : said.message;
        history.add(new History(id, job, step, name, said.error, said.severity, message, outcome, start, duration, retries));
        return id;
    }

    /** @return how many rows went */
    public int purge(Predicate<History> which) {
        List<History> gone = history.stream().filter(which).toList();
        history.removeAll(gone);
        return gone.size();
    }

    public Optional<Activity> activity(UUID job) {
        return Optional.ofNullable(activities.get(job));
    }

    public boolean running(UUID job) {
        return activity(job).filter(Activity::running).isPresent();
    }

    /** False, and nothing happens, if the job runs already. */
    public boolean begin(UUID job, Activity activity) {
        return activities.merge(job, activity, (old, fresh) -> old.running() ? old : fresh) == activity;
    }

    public void change(UUID job, UnaryOperator<Activity> change) {
        activities.computeIfPresent(job, (_, a) -> change.apply(a));
    }

    /** The Agent starts: the activity of its last session is no longer shown. */
    void clearActivity() {
        activities.clear();
    }

    public List<StepLog> logs() {
        return List.copyOf(logs.values());
    }

    public Optional<StepLog> log(UUID step) {
        return Optional.ofNullable(logs.get(step));
    }

    public void write(UUID step, String text, boolean append, Instant now) {
        logs.compute(step, (_, old) -> old == null ? new StepLog(lastLog.incrementAndGet(), step, text, now, now) : new StepLog(old.id(), step, append ? old.text() + text : text, old.created(), now));
    }

    public void eraseLog(UUID step) {
        logs.remove(step);
    }

    /** Forgets a job. */
    public void remove(Job job, boolean withHistory) {
        activities.remove(job.id());
        job.steps().forEach(s -> logs.remove(s.uid()));
        if (withHistory) {
            purge(h -> h.job().equals(job.id()));
        }
    }

    /** A message for the history with the number and severity of the error in it, 0 for none. */
    public record Said(String message, int error, int severity) {

        public static Said of(String message) {
            return new Said(message, 0, 0);
        }
    }
}
