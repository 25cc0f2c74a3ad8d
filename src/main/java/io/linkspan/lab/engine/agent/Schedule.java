package io.linkspan.lab.engine.agent;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** A schedule (msdb.dbo.sysschedules), which several jobs may share. The time zone of every machine here is UTC. */
public record Schedule(int id, UUID uid, String name, boolean enabled, byte[] owner, Frequency frequency, Instant created, Instant modified, int version) {

    /** When it is due next; empty while it is disabled. */
    public Optional<Instant> next(Instant after) {
        return enabled ? frequency.next(LocalDateTime.ofInstant(after, ZoneOffset.UTC)).map(t -> t.toInstant(ZoneOffset.UTC)) : Optional.empty();
    }
}
