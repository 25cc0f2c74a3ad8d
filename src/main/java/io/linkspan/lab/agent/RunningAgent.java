package io.linkspan.lab.agent;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.agent.Activity;
import io.linkspan.lab.engine.agent.Agent;
import io.linkspan.lab.engine.agent.Frequency;
import io.linkspan.lab.engine.agent.Job;
import io.linkspan.lab.engine.agent.Schedule;
import io.linkspan.lab.engine.type.ServerError;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The Agent of one machine: starts what is due and what is asked for. A run that was missed, because the machine was down or the clock jumped, is made up once. */
final class RunningAgent implements Agent.Runner {

    private final Instance instance;
    private final Agent agent;
    private final Executor threads;
    private final Map<UUID, JobRun> runs = new ConcurrentHashMap<>();
    private Instant looked;
    private boolean wasRunning;

    RunningAgent(Instance instance, Executor threads) {
        this.instance = instance;
        this.threads = threads;
        agent = instance.agent();
        looked = instance.estate().clock().instant();
        agent.attach(this);
    }

    Instance instance() {
        return instance;
    }

    /** Starts the jobs that have become due since the last look. Called by one thread. */
    void look() {
        Instant now = instance.estate().clock().instant();
        boolean running = agent.running();
        if (running) {
            agent.jobs().all().forEach(job -> due(job, now, !wasRunning).ifPresent(schedule -> start(job, schedule)));
        }
        wasRunning = running;
        looked = now;
    }

    private Optional<Schedule> due(Job job, Instant now, boolean starting) {
        if (!job.header().enabled() || !job.targeted() || agent.records().running(job.id())) {
            return Optional.empty();
        }
        return job.schedules().stream().flatMap(id -> agent.jobs().schedule(id).stream())
                .filter(s -> starting && s.enabled() && s.frequency().type() == Frequency.AGENT_START || s.next(looked).filter(t -> !t.isAfter(now)).isPresent()).findFirst();
    }

    private void start(Job job, Schedule schedule) {
        try {
            agent.start(job, Activity.Request.of(schedule, job.header().startStep()));
        } catch (ServerError refused) {
            instance.errorLog().add("Agent", refused.getMessage()); // somebody started it, or stopped the service, since the look
        }
    }

    @Override
    public void start(Job job, Activity.Request request) {
        JobRun run = new JobRun(instance, job, request);
        runs.put(job.id(), run);
        threads.execute(() -> {
            try {
                run.run();
            } finally {
                runs.remove(job.id(), run);
            }
        });
    }

    @Override
    public void stop(Job job, String by) {
        Optional.ofNullable(runs.get(job.id())).ifPresent(r -> r.stop(by));
    }

    void stopAll() {
        runs.values().forEach(r -> r.stop("the service, which stops"));
    }
}
