package io.linkspan.cli;

import io.linkspan.check.Checks;
import io.linkspan.check.CreateTask;
import io.linkspan.check.fact.EndpointFact;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.TrustedRoot;
import io.linkspan.certificate.CloudRoots;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.EndpointUrl;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.model.profile.Profile;
import io.linkspan.sqlserver.LocalAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code link create}, {@code check create} and {@code script create} are told of the new link. */
final class CreateOptions {

    @Option(names = "--database", required = true, paramLabel = "D", description = "The database on SQL Server.")
    String database = "";

    @Option(names = "--server", required = true, paramLabel = "S", description = "The SQL Server, by its name in the profile.")
    String server = "";

    @Option(names = "--instance", required = true, paramLabel = "M", description = "The managed instance, by its name in the profile.")
    String instance = "";

    @Option(names = "--name", paramLabel = "L", description = "Name of the link; else made from the database's.")
    @Nullable String name;

    @Option(names = "--address", paramLabel = "HOST[:PORT]", description = "The server's mirroring endpoint as the instance reaches it; else the address this connection uses.")
    @Nullable String address;

    @Option(names = "--backup-to", paramLabel = "PATH", description = "Where SQL Server may write a full backup, if the link needs one first.")
    @Nullable String backupTo;

    @Option(names = "--master-key-password-file", paramLabel = "FILE", description = "First line: password for the database master key, if master has none yet. A practice estate makes a random one.")
    @Nullable Path masterKeyPasswordFile;

    /** The name given, or else the one that the database's name becomes. */
    LinkName wantedName() {
        return name != null ? new LinkName(name) : LinkName.forDatabase(database);
    }

    /** The task, from what was read of both ends. */
    CreateTask task(Profile profile, LinkEnds ends, Facts facts, MasterKeyPassword password) {
        if (facts.database().is(Optional::isEmpty)) {
            throw Problem.usage("unknown-database", server + " has no database \"" + database + "\".", "Check the name; SQL Server compares it by its own collation.").on(Side.SQL_SERVER).exception();
        }
        String spelled = facts.database().toOptional().flatMap(found -> found).map(found -> found.name()).orElse(database);
        EndpointUrl endpoint = endpoint(ends, facts);
        List<TrustedRoot> roots = profile.cloud().roots().stream().map(root -> new TrustedRoot(root.name(), root.issuer(), CloudRoots.find(root).der())).toList();
        LinkName link = name != null ? wantedName() : wantedName().unique(candidate -> Checks.namesTaken(spec(new LinkName(candidate), spelled, endpoint), facts));
        return new CreateTask(spec(link, spelled, endpoint), roots, password.canBeGiven());
    }

    private LinkSpec spec(LinkName link, String spelled, EndpointUrl endpoint) {
        return LinkSpec.of(link, spelled, server, instance, endpoint, Optional.ofNullable(backupTo));
    }

    private EndpointUrl endpoint(LinkEnds ends, Facts facts) {
        int port = facts.endpoint().toOptional().flatMap(found -> found).map(EndpointFact::port).orElse(EndpointUrl.DEFAULT_PORT);
        if (address != null) {
            return EndpointUrl.of(address.matches(".*:\\d+$") ? address : address + ":" + port);
        }
        return LocalAddress.of(ends.sqlServer()).map(host -> new EndpointUrl(host, port)).orElseThrow(() -> Problem.usage("address-unknown",
                "The address under which the instance reaches " + server + " cannot be told from here.", "Give it: --address HOST[:PORT].").exception());
    }
}
