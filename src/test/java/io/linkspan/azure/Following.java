package io.linkspan.azure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Follows a long-running operation to its good end, asking no sooner than it says. */
public final class Following {

    private Following() {
    }

    /** Throws the problem of one that fails. */
    public static void follow(Arm arm, ArmOperation operation, Duration patience) {
        Instant end = Instant.now().plus(patience);
        ArmOperation.State state = new ArmOperation.State.Running(operation);
        while (state instanceof ArmOperation.State.Running(ArmOperation next)) {
            assertTrue(Instant.now().isBefore(end), "the operation goes on after " + patience);
            while (Instant.now().isBefore(next.next())) {
                LockSupport.parkNanos(Duration.between(Instant.now(), next.next()).toNanos());
            }
            state = arm.poll(next);
        }
        if (state instanceof ArmOperation.State.Failed(var problem)) {
            throw problem.exception();
        }
        assertTrue(state instanceof ArmOperation.State.Succeeded, state::toString);
    }
}
