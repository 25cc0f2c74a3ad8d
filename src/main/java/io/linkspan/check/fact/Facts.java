package io.linkspan.check.fact;

import io.linkspan.azure.ManagedInstanceResource;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import java.util.List;
import java.util.Optional;

/**
 * Both ends at one moment, as far as a task needs to know them. A part that could not be read blanks no other.
 *
 * @param database the database of the task on SQL Server; known to be none where the server has no such database
 * @param copies   databases on the instance
 * @param backups  last full backup of each of them
 * @param link     the link of the task as its one reader sees it, there or not
 */
public record Facts(Observed<ServerFacts> server, Observed<List<CertificateFact>> certificates, Observed<Optional<EndpointFact>> endpoint, Observed<List<GroupFact>> groups,
                    Observed<Optional<DatabaseFacts>> database, Observed<DatabaseContent> content, Observed<ManagedInstanceResource> instance, Observed<InstanceUse> use,
                    Observed<List<CopyFact>> copies, Observed<List<BackupFact>> backups,
                    LinkSnapshot link) {

    /** The value of a part; throws the problem of one that could not be read. */
    public static <T> T of(Observed<T> part) {
        return switch (part) {
            case Observed.Known<T> known -> known.value();
            case Observed.Unknown<T> unknown -> throw unknown.problem().exception();
        };
    }
}
