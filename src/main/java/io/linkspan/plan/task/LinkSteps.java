package io.linkspan.plan.task;

import static io.linkspan.plan.Template.string;
import static io.linkspan.plan.Template.text;

import io.linkspan.azure.Arm;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.LinkCondition;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Template.Kind;
import io.linkspan.plan.Template.Late;
import io.linkspan.plan.Template.Part;
import io.linkspan.plan.Undo;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The link on the instance, what it has to become, and the proof that it works. */
public final class LinkSteps {

    /** Azure cancels a creation after that time (Managed Instance link, troubleshoot). */
    private static final Duration LONGEST = Duration.ofDays(6);
    /** Replication has to start within that time, else error 41962. */
    private static final Duration START = Duration.ofMinutes(6);

    private LinkSteps() {
    }

    public static String path(String instance, LinkName link) {
        return instance + "/distributedAvailabilityGroups/" + link.value();
    }

    /** @param twoWay whether SQL Server can take the database back, which the service refuses where the formats differ */
    public static Step link(LinkSpec spec, String instance, boolean twoWay) {
        String path = path(instance, spec.name());
        Call delete = new Call.Request("DELETE", path, Arm.LINKS, Template.NOTHING);
        Map<String, Part> places = Map.of("database", string(spec.database()), "endpoint", string(spec.partnerEndpoint().toString()), "here", string(spec.partnerAvailabilityGroupName()),
                "there", string(spec.instanceAvailabilityGroupName()), "failover", string(twoWay ? "Manual" : "None"));
        return Step.change("link", "Create the link on the instance, which begins to copy the database", Side.MANAGED_INSTANCE, Risk.SAFE, new Call.Request("PUT", path, Arm.LINKS, Template.json("""
                {"properties":{"databases":[{"databaseName":<database>}],"partnerEndpoint":<endpoint>,"partnerAvailabilityGroupName":<here>,\
                "instanceAvailabilityGroupName":<there>,"instanceLinkRole":"Secondary","failoverMode":<failover>,"seedingMode":"Automatic"}}""", places)),
                Undo.by(delete),
                new Probe.Resource(path, Arm.LINKS, List.of(
                        Want.is("/properties/databases/0/databaseName", "database", spec.database()),
                        Want.of("/properties/partnerEndpoint", "partner endpoint", Comparison.IS_IGNORING_CASE, spec.partnerEndpoint().toString(), Otherwise.CONFLICTING),
                        Want.is("/properties/partnerAvailabilityGroupName", "availability group on SQL Server", spec.partnerAvailabilityGroupName()),
                        Want.is("/properties/instanceAvailabilityGroupName", "availability group on the instance", spec.instanceAvailabilityGroupName()),
                        Want.of("/properties/databases/0/replicaState", "replica state", Comparison.LACKS, "Error", Otherwise.BROKEN)),
                        Map.of("/properties/distributedAvailabilityGroupId", "identity.link")),
                "Azure shows the link, without an error").cleanedBy(delete).within(LONGEST);
    }

    public static Step connected(LinkName link) {
        return Step.wait("connected", "Wait until the two ends are connected", Side.SQL_SERVER, new Probe.LinkState(link, LinkCondition.CONNECTED), "SQL Server says CONNECTED", START);
    }

    public static Step seeded(LinkName link) {
        return Step.wait("seeded", "Wait until the instance has the whole database", Side.MANAGED_INSTANCE, new Probe.LinkState(link, LinkCondition.SEEDED),
                "the database is online on the instance and takes in log", LONGEST);
    }

    /** The newest commit of SQL Server at this moment: what the proof waits for on the other side. */
    public static Step position(String database) {
        return position(Side.SQL_SERVER, database);
    }

    public static Step position(Side side, String database) {
        String who = side == Side.SQL_SERVER ? "SQL Server" : "the instance";
        return Step.wait("position", "Note " + who + "'s newest commit", side, new Probe.Query(side, Template.sql("""
                SELECT MAX(s.last_commit_lsn) AS lsn FROM sys.dm_hadr_database_replica_states AS s JOIN sys.databases AS d ON d.database_id = s.database_id
                WHERE d.name = <name> AND s.is_local = 1""", Map.of("name", text(database))),
                List.of(Want.of("lsn", "newest commit", Comparison.CONTAINS, "", Otherwise.RUNNING)), Map.of("lsn", "position.lsn")), who + " shows it", Step.PROMPT);
    }

    /** Of a copy that need not be readable: only that the commit is there. */
    public static Step arrived(Side side, String database) {
        return Step.wait("proof", "Prove that the " + side.words() + " has that commit, too", side, arrival(side, Map.of("name", text(database), "lsn", new Late("position.lsn", Kind.NUMBER))),
                "the " + side.words() + " shows that commit or a later one", Duration.ofMinutes(10));
    }

    private static Probe arrival(Side side, Map<String, Part> places) {
        return new Probe.Query(side, Template.sql("""
                SELECT CASE WHEN MAX(s.last_commit_lsn) >= <lsn> THEN 1 ELSE 0 END AS has_arrived
                FROM sys.dm_hadr_database_replica_states AS s JOIN sys.databases AS d ON d.database_id = s.database_id WHERE d.name = <name> AND s.is_local = 1""", places),
                List.of(Want.of("has_arrived", "arrival of the commit", Comparison.IS, "1", Otherwise.RUNNING)), Map.of());
    }

    /** Read-only: nothing is written into the user's database. */
    public static Step proof(String database) {
        Map<String, Part> places = Map.of("name", text(database), "lsn", new Late("position.lsn", Kind.NUMBER), "database", Template.name(database));
        Template tables = Template.sql("SELECT COUNT(*) AS table_count FROM <database>.sys.tables", places);
        return Step.wait("proof", "Prove that the commit has arrived and the copy can be read", Side.MANAGED_INSTANCE, new Probe.All(List.of(arrival(Side.MANAGED_INSTANCE, places),
                new Probe.Same(tables, tables, "number of tables", "proof.tables"))), "the instance shows that commit or a later one, and as many tables", Duration.ofMinutes(10));
    }
}
