package io.linkspan.lab.engine.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The latest run of a job since the Agent started (msdb.dbo.sysjobactivity); what has not happened yet is null. */
public record Activity(Request request, Instant requested, @Nullable Instant started, int lastStep, @Nullable Instant lastStepStarted, @Nullable Instant stopped, int history) {

    public boolean running() {
        return stopped == null;
    }

    /**
     * Who wants a job to run.
     *
     * @param source run_requested_source: 1 a schedule, 3 the start of the Agent, 4 a user
     * @param by     {@code User sa}, {@code Schedule 8 (Hourly)}
     * @param step   where to begin
     */
    public record Request(int source, String by, int step) {

        public static Request of(String login, int step) {
            return new Request(4, "User " + login, step);
        }

        public static Request of(Schedule schedule, int step) {
            return new Request(schedule.frequency().type() == Frequency.AGENT_START ? 3 : 1, "Schedule " + schedule.id() + " (" + schedule.name() + ")", step);
        }
    }
}
