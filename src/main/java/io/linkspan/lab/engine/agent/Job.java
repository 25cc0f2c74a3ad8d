package io.linkspan.lab.engine.agent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A job (msdb.dbo.sysjobs). A changed job is a new value of the same id.
 *
 * @param steps     in order, their ids counted from 1
 * @param schedules ids of its schedules
 * @param targeted  it has a job server: without one it can neither be started nor scheduled
 * @param version   counts its changes
 */
public record Job(UUID id, Header header, List<JobStep> steps, List<Integer> schedules, boolean targeted, Instant created, Instant modified, int version) {

    public String name() {
        return header.name;
    }

    public Optional<JobStep> step(int id) {
        return steps.stream().filter(s -> s.id() == id).findFirst();
    }

    public Job with(Header other) {
        return new Job(id, other, steps, schedules, targeted, created, modified, version);
    }

    public Job with(List<JobStep> otherSteps) {
        return new Job(id, header, List.copyOf(otherSteps), schedules, targeted, created, modified, version);
    }

    public Job scheduled(List<Integer> others) {
        return new Job(id, header, steps, List.copyOf(others), targeted, created, modified, version);
    }

    public Job targeted(boolean other) {
        return new Job(id, header, steps, schedules, other, created, modified, version);
    }

    Job changed(Instant now) {
        return new Job(id, header, steps, schedules, targeted, created, now, version + 1);
    }

    /**
     * What sp_add_job and sp_update_job set.
     *
     * @param owner SID of the login that owns it; the login may be gone
     */
    public record Header(String name, boolean enabled, String description, int startStep, int category, byte[] owner, Notices notices) {
    }

    /** When it tells whom, and when it deletes itself: 0 never, 1 on success, 2 on failure, 3 always; operators by id, 0 for none. */
    public record Notices(int eventLog, int email, int netSend, int page, int emailOperator, int netSendOperator, int pageOperator, int delete) {
    }
}
