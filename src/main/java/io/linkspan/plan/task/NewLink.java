package io.linkspan.plan.task;

import io.linkspan.check.Checks;
import io.linkspan.check.CreateTask;
import io.linkspan.check.fact.DatabaseFacts;
import io.linkspan.check.fact.EndpointFact;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.TrustedRoot;
import io.linkspan.model.EndpointUrl;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import java.util.List;
import java.util.Optional;

/**
 * What an operator says of a new link. What is left open is proposed from what is read of the two ends.
 *
 * @param database on SQL Server, in any case
 * @param server   its name in the profile
 * @param instance its name in the profile
 * @param name     of the link; empty for one made from the database's
 * @param address  HOST[:PORT] of SQL Server's mirroring endpoint as the instance reaches it; empty for the one at which SQL Server is reached from here
 * @param backupTo where SQL Server may write a full backup, should the link need one first; empty if none may be taken
 */
public record NewLink(String database, String server, String instance, Optional<LinkName> name, Optional<String> address, Optional<String> backupTo) {

    /** The name given, or else the one that the database's name becomes, taken or not. */
    public LinkName wantedName() {
        return name.orElseGet(() -> LinkName.forDatabase(database));
    }

    /**
     * The task. Pure. Throws a problem where the database does not exist, the address cannot be told, or something said is not valid.
     *
     * @param reachedAt      host at which SQL Server is reached from here
     * @param masterKeyGiven whether a password for a new master key can be given
     */
    public CreateTask task(Facts facts, Optional<String> reachedAt, List<TrustedRoot> roots, boolean masterKeyGiven) {
        if (facts.database().is(Optional::isEmpty)) {
            throw Problem.usage("unknown-database", server + " has no database \"" + database + "\".", "Check the name; SQL Server compares it by its own collation.").on(Side.SQL_SERVER).exception();
        }
        String spelled = facts.database().toOptional().flatMap(found -> found).map(DatabaseFacts::name).orElse(database);
        EndpointUrl endpoint = endpoint(facts, reachedAt);
        LinkName link = name.orElseGet(() -> wantedName().unique(candidate -> Checks.namesTaken(spec(new LinkName(candidate), spelled, endpoint), facts)));
        return new CreateTask(spec(link, spelled, endpoint), roots, masterKeyGiven);
    }

    private LinkSpec spec(LinkName link, String spelled, EndpointUrl endpoint) {
        return LinkSpec.of(link, spelled, server, instance, endpoint, backupTo);
    }

    private EndpointUrl endpoint(Facts facts, Optional<String> reachedAt) {
        int port = facts.endpoint().toOptional().flatMap(found -> found).map(EndpointFact::port).orElse(EndpointUrl.DEFAULT_PORT);
        return address.map(given -> EndpointUrl.of(given.matches(".*:\\d+$") ? given : given + ":" + port)).or(() -> reachedAt.map(host -> new EndpointUrl(host, port)))
                .orElseThrow(() -> Problem.usage("address-unknown", "The address under which the instance reaches " + server + " cannot be told from here.", "Give it as HOST[:PORT].").exception());
    }
}
