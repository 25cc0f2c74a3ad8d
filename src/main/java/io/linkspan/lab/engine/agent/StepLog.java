package io.linkspan.lab.engine.agent;

import java.time.Instant;
import java.util.UUID;

/** What a step wrote (msdb.dbo.sysjobstepslogs). */
public record StepLog(int id, UUID step, String text, Instant created, Instant modified) {
}
