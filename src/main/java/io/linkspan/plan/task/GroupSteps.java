package io.linkspan.plan.task;

import static io.linkspan.plan.Template.name;
import static io.linkspan.plan.Template.text;

import io.linkspan.azure.Arm;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Template.Part;
import io.linkspan.plan.Template.Text;
import io.linkspan.plan.Undo;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import java.util.List;
import java.util.Map;

/** The availability group of one node, and the distributed one that stretches from it to the instance (T-SQL reference, CREATE AVAILABILITY GROUP). */
final class GroupSteps {

    /** The port of every managed instance's endpoint. */
    private static final int INSTANCE_PORT = 5022;

    private GroupSteps() {
    }

    /** @param cluster whether the server's version takes a cluster type: from 2017 on */
    static Step availabilityGroup(LinkSpec spec, String server, boolean cluster) {
        Map<String, Part> places = Map.of("group", name(spec.partnerAvailabilityGroupName()), "cluster", new Text(cluster ? " WITH (CLUSTER_TYPE = NONE)" : ""), "database", name(spec.database()),
                "server", text(server), "url", text(spec.partnerEndpoint().toString()), "name", text(spec.partnerAvailabilityGroupName()));
        return Step.change("availability-group", "Make an availability group of this one server around the database", Side.SQL_SERVER, Risk.SAFE, call(Template.sql("""
                CREATE AVAILABILITY GROUP <group><cluster>
                FOR DATABASE <database>
                REPLICA ON <server> WITH (ENDPOINT_URL = <url>, AVAILABILITY_MODE = SYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC)""", places)),
                new Undo.By(drop(spec.partnerAvailabilityGroupName()), new Probe.Query(Side.SQL_SERVER, Template.sql("""
                        SELECT g.name FROM sys.availability_groups AS g JOIN sys.availability_replicas AS r ON r.group_id = g.group_id
                        WHERE g.is_distributed = 1 AND r.replica_server_name = <name>""", places), List.of(), Map.of())),
                new Probe.Query(Side.SQL_SERVER, Template.sql("""
                        SELECT g.group_id, CAST(g.is_distributed AS int) AS is_distributed, d.database_name, r.replica_server_name, r.endpoint_url, s.role_desc
                        FROM sys.availability_groups AS g LEFT JOIN sys.availability_databases_cluster AS d ON d.group_id = g.group_id
                        LEFT JOIN sys.availability_replicas AS r ON r.group_id = g.group_id
                        LEFT JOIN sys.dm_hadr_availability_replica_states AS s ON s.replica_id = r.replica_id AND s.is_local = 1
                        WHERE g.name = <name>""", places),
                        List.of(Want.is("is_distributed", "distributed", "0"), Want.is("database_name", "database", spec.database()).orMissing(Otherwise.BROKEN),
                                Want.is("replica_server_name", "replica", server).orMissing(Otherwise.BROKEN),
                                Want.of("endpoint_url", "endpoint", Comparison.IS_IGNORING_CASE, spec.partnerEndpoint().toString(), Otherwise.CONFLICTING).orMissing(Otherwise.BROKEN),
                                Want.of("role_desc", "role", Comparison.IS, "PRIMARY", Otherwise.RUNNING)),
                        Map.of("group_id", "identity.availabilityGroup")),
                "the group holds this database alone and its role is PRIMARY").cleanedBy(drop(spec.partnerAvailabilityGroupName()));
    }

    /** The part after the port routes to the right replica of the instance. */
    static Step distributedGroup(LinkSpec spec, String instance, String host, String instancePath) {
        String url = "tcp://" + host + ":" + INSTANCE_PORT + ";Server=[" + instance + "]";
        Map<String, Part> places = Map.of("group", name(spec.name().value()), "name", text(spec.name().value()), "here", text(spec.partnerAvailabilityGroupName()),
                "there", text(spec.instanceAvailabilityGroupName()), "own", text(spec.partnerEndpoint().toString()), "url", text(url));
        return Step.change("distributed-group", "Make the distributed group of this group and the instance's", Side.SQL_SERVER, Risk.SAFE, call(Template.sql("""
                CREATE AVAILABILITY GROUP <group> WITH (DISTRIBUTED)
                AVAILABILITY GROUP ON
                <here> WITH (LISTENER_URL = <own>, AVAILABILITY_MODE = ASYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC, SESSION_TIMEOUT = 20),
                <there> WITH (LISTENER_URL = <url>, AVAILABILITY_MODE = ASYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC)""", places)),
                new Undo.By(drop(spec.name().value()), new Probe.Resource(LinkSteps.path(instancePath, spec.name()), Arm.LINKS, List.of(), Map.of())),
                new Probe.Query(Side.SQL_SERVER, Template.sql("""
                        SELECT g.group_id, CAST(g.is_distributed AS int) AS is_distributed, h.endpoint_url AS own_url, t.endpoint_url AS instance_url
                        FROM sys.availability_groups AS g LEFT JOIN sys.availability_replicas AS h ON h.group_id = g.group_id AND h.replica_server_name = <here>
                        LEFT JOIN sys.availability_replicas AS t ON t.group_id = g.group_id AND t.replica_server_name = <there>
                        WHERE g.name = <name>""", places),
                        List.of(Want.is("is_distributed", "distributed", "1"),
                                Want.of("own_url", "endpoint of " + spec.partnerAvailabilityGroupName(), Comparison.IS_IGNORING_CASE, spec.partnerEndpoint().toString(), Otherwise.CONFLICTING),
                                Want.of("instance_url", "endpoint of " + spec.instanceAvailabilityGroupName(), Comparison.IS_IGNORING_CASE, url, Otherwise.CONFLICTING)),
                        Map.of("group_id", "identity.distributedGroup")),
                "the distributed group names both groups with their endpoints");
    }

    private static Call drop(String group) {
        return call(Template.sql("DROP AVAILABILITY GROUP <group>", Map.of("group", name(group))));
    }

    private static Call call(Template statement) {
        return new Call.Statement(Side.SQL_SERVER, statement);
    }
}
