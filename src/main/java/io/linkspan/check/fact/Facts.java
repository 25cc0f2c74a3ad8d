package io.linkspan.check.fact;

import io.linkspan.azure.ManagedInstanceResource;
import io.linkspan.check.around.Around;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Both ends at one moment, as far as a task needs to know them. A part that could not be read blanks no other.
 *
 * @param database the database of the task on SQL Server; known to be none where the server has no such database
 * @param copies   databases on the instance
 * @param backups  last full backup of each of them
 * @param link     the link of the task as its one reader sees it, there or not
 * @param around   what stands around a link that exists; not read for a new one
 */
public record Facts(Observed<ServerFacts> server, Observed<List<CertificateFact>> certificates, Observed<Optional<EndpointFact>> endpoint, Observed<List<GroupFact>> groups,
                    Observed<Optional<DatabaseFacts>> database, Observed<DatabaseContent> content, Observed<ManagedInstanceResource> instance, Observed<InstanceUse> use,
                    Observed<List<CopyFact>> copies, Observed<List<BackupFact>> backups,
                    LinkSnapshot link, Around around) {

    /** Without what stands around a link. */
    public Facts(Observed<ServerFacts> server, Observed<List<CertificateFact>> certificates, Observed<Optional<EndpointFact>> endpoint, Observed<List<GroupFact>> groups,
                 Observed<Optional<DatabaseFacts>> database, Observed<DatabaseContent> content, Observed<ManagedInstanceResource> instance, Observed<InstanceUse> use, Observed<List<CopyFact>> copies,
                 Observed<List<BackupFact>> backups, LinkSnapshot link) {
        this(server, certificates, endpoint, groups, database, content, instance, use, copies, backups, link, Around.unread(Instant.EPOCH));
    }

    /** The value of a part; throws the problem of one that could not be read. */
    public static <T> T of(Observed<T> part) {
        return switch (part) {
            case Observed.Known<T> known -> known.value();
            case Observed.Unknown<T> unknown -> throw unknown.problem().exception();
        };
    }
}
