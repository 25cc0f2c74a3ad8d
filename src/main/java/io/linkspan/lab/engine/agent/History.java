package io.linkspan.lab.engine.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of msdb.dbo.sysjobhistory.
 *
 * @param step  0 for the outcome of the whole job
 * @param error number and severity of the last error, 0 for none
 */
public record History(int id, UUID job, int step, String stepName, int error, int severity, String message, Outcome outcome, Instant start, Duration duration, int retries) {

    /** {@code run_status}, by ordinal. */
    public enum Outcome { FAILED, SUCCEEDED, RETRY, CANCELLED, IN_PROGRESS }
}
