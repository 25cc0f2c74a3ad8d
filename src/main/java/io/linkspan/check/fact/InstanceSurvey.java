package io.linkspan.check.fact;

import io.linkspan.azure.ManagedInstance;
import io.linkspan.azure.ManagedInstanceResource;
import io.linkspan.model.Observed;
import io.linkspan.model.ProblemException;
import java.time.Clock;
import java.time.Instant;

/** What Azure says of a managed instance, before a link is asked for. */
public record InstanceSurvey(ManagedInstanceResource resource, Observed<InstanceUse> use, Instant readAt) {

    /** Throws the problem of an instance that cannot be read. */
    public static InstanceSurvey read(ManagedInstance instance, Clock clock) {
        ManagedInstanceResource resource = instance.read();
        return new InstanceSurvey(resource, use(instance, clock), clock.instant());
    }

    private static Observed<InstanceUse> use(ManagedInstance instance, Clock clock) {
        try {
            return Observed.known(InstanceUse.read(instance), clock.instant());
        } catch (ProblemException e) {
            return Observed.unknown(e.problem(), clock.instant());
        }
    }
}
