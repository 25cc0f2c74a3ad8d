package io.linkspan.lab.agent;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.agent.Activity;
import io.linkspan.lab.engine.agent.History.Outcome;
import io.linkspan.lab.engine.agent.Job;
import io.linkspan.lab.engine.agent.JobStep;
import io.linkspan.lab.engine.agent.Records;
import io.linkspan.lab.engine.agent.Records.Said;
import io.linkspan.lab.engine.security.Login;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of a job, from the step it begins with to the row of its outcome (sp_add_jobstep: on_success_action, on_fail_action, retries). The texts of the history are those that are seen; no page lists them. */
final class JobRun implements Runnable {

    private final Instance instance;
    private final Job job;
    private final Activity.Request request;
    private final Records records;
    private final Clock clock;
    private final Instant started;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile String stoppedBy = "";
    private volatile @Nullable StepRun current;

    JobRun(Instance instance, Job job, Activity.Request request) {
        this.instance = instance;
        this.job = job;
        this.request = request;
        records = instance.agent().records();
        clock = instance.estate().clock();
        started = clock.instant();
    }

    void stop(String by) {
        stoppedBy = by;
        stop.countDown();
        Optional.ofNullable(current).ifPresent(StepRun::cancel);
    }

    @Override
    public void run() {
        try {
            execute();
        } finally {
            if (records.running(job.id())) { // the lab itself went wrong: the job must not seem to run for ever
                end(Outcome.FAILED, "The Job was invoked by " + request.by() + ".");
            }
        }
    }

    private void execute() {
        records.change(job.id(), a -> new Activity(a.request(), a.requested(), started, 0, null, null, 0));
        Optional<Login> owner = owner();
        Optional<JobStep> step = job.step(request.step());
        if (owner.isEmpty()) {
            end(Outcome.FAILED, "Unable to determine if the owner of job " + job.name() + " has server access.  The Job was invoked by " + request.by() + ".");
            return;
        }
        Outcome outcome = Outcome.SUCCEEDED;
        JobStep last = null;
        while (step.isPresent() && outcome != Outcome.CANCELLED) {
            last = step.get();
            outcome = attempts(last, owner.get());
            JobStep.Next next = outcome == Outcome.SUCCEEDED ? last.onSuccess() : last.onFailure();
            int following = last.id() + 1;
            outcome = outcome == Outcome.CANCELLED ? outcome : next.action() == 1 ? Outcome.SUCCEEDED : next.action() == 2 ? Outcome.FAILED : outcome;
            step = switch (next.action()) {
                case 3 -> job.step(following);
                case 4 -> job.step(next.step());
                default -> Optional.empty();
            };
        }
        end(outcome, "The Job was invoked by " + request.by() + "." + (last == null ? "" : "  The last step to run was step " + last.id() + " (" + last.name() + ")."));
    }

    private Optional<Login> owner() {
        return instance.security().all().stream().filter(l -> Arrays.equals(l.sid(), job.header().owner()) && !l.disabled()).findFirst().or(() -> Arrays.equals(job.header().owner(), instance.security().sa().sid())
                ? Optional.of(instance.security().sa()) : Optional.empty()); // sa may be disabled and still own jobs
    }

    private Outcome attempts(JobStep step, Login owner) {
        for (int attempt = 0;; attempt++) {
            Outcome outcome = attempt(step, owner, attempt);
            if (outcome != Outcome.RETRY) {
                return outcome;
            }
            pause(Duration.ofMinutes(step.retryMinutes()));
        }
    }

    private Outcome attempt(JobStep step, Login owner, int attempt) {
        Instant start = clock.instant();
        records.change(job.id(), a -> new Activity(a.request(), a.requested(), a.started(), step.id(), start, null, 0));
        StepRun run = new StepRun(instance, job, step, owner, started);
        current = run;
        if (stop.getCount() == 0) {
            run.cancel();
        }
        StepRun.Result result = run.run();
        current = null;
        boolean stopped = stop.getCount() == 0;
        Outcome outcome = stopped ? Outcome.CANCELLED : result.succeeded() ? Outcome.SUCCEEDED : attempt < step.retries() ? Outcome.RETRY : Outcome.FAILED;
        String end = switch (outcome) {
            case SUCCEEDED -> "The step succeeded.";
            case CANCELLED -> "The step was cancelled (stopped) as the result of a stop job request.";
            case RETRY -> "The step failed.  The step will be retried.";
            default -> "The step failed.";
        };
        records.add(job.id(), step.id(), step.name(), new Said(result.text() + end, result.error(), result.severity()), outcome, start, Duration.between(start, clock.instant()), attempt);
        return outcome;
    }

    /** Until that much has passed on the clock of the estate, or the job is stopped. */
    private void pause(Duration pause) {
        Instant until = clock.instant().plus(pause);
        try {
            while (clock.instant().isBefore(until) && !stop.await(100, TimeUnit.MILLISECONDS)) {
                // the clock may be put forward meanwhile
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop("the service, which stops");
        }
    }

    private void end(Outcome outcome, String text) {
        String verdict = switch (outcome) {
            case SUCCEEDED -> "The job succeeded.  ";
            case CANCELLED -> "The job was stopped prior to completion by " + stoppedBy + ".  ";
            default -> "The job failed.  ";
        };
        Instant now = clock.instant();
        int id = records.add(job.id(), 0, "(Job outcome)", Said.of(verdict + text), outcome, started, Duration.between(started, now), 0);
        records.change(job.id(), a -> new Activity(a.request(), a.requested(), a.started(), a.lastStep(), a.lastStepStarted(), now, id));
        int delete = job.header().notices().delete();
        if (delete == 3 || delete == 1 && outcome == Outcome.SUCCEEDED || delete == 2 && outcome != Outcome.SUCCEEDED) {
            records.remove(job, true);
            instance.agent().jobs().remove(job.id());
        }
    }
}
