package io.linkspan.plan.task;

import static io.linkspan.plan.Template.text;

import io.linkspan.azure.Arm;
import io.linkspan.model.Side;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import java.util.List;
import java.util.Map;

/** First step of every task: the two ends are the ones that the plan was made for. What it reads is how a resumed run knows them again. */
public final class Identify {

    private Identify() {
    }

    public static Step machines(String server, String instancePath) {
        return step(probe(server), resource(instancePath));
    }

    public static Step machinesAndDatabase(String server, String instancePath, String database) {
        return step(probe(server), new Probe.Query(Side.SQL_SERVER, Template.sql("""
                SELECT s.database_guid FROM sys.databases AS d JOIN sys.database_recovery_status AS s ON s.database_id = d.database_id WHERE d.name = <name>""", Map.of("name", text(database))),
                List.of(), Map.of("database_guid", "identity.database")), resource(instancePath));
    }

    /** Where the other end may be gone. */
    public static Step server(String name) {
        return taker(Side.SQL_SERVER, probe(name));
    }

    /** As it calls itself, where Azure need not answer. */
    public static Step instance() {
        return taker(Side.MANAGED_INSTANCE, new Probe.Query(Side.MANAGED_INSTANCE, Template.sql("SELECT @@SERVERNAME AS server_name"), List.of(), Map.of("server_name", "identity.instanceName")));
    }

    private static Step taker(Side side, Probe probe) {
        return Step.wait("identify", "See that the end that takes over is the one the plan was made for", side, probe, "it is who it was", Step.PROMPT);
    }

    /** For a task that changes nothing on SQL Server, or where that may be gone. */
    public static Step instanceOnly(String instancePath) {
        return Step.wait("identify", "See that the instance is the one the plan was made for", Side.MANAGED_INSTANCE, resource(instancePath), "it is who it was", Step.PROMPT);
    }

    private static Step step(Probe... probes) {
        return Step.wait("identify", "See that both ends are the ones the plan was made for", Side.SQL_SERVER, new Probe.All(List.of(probes)),
                "server, database and instance are who they were", Step.PROMPT);
    }

    private static Probe probe(String name) {
        return new Probe.Query(Side.SQL_SERVER, Template.sql("SELECT @@SERVERNAME AS server_name"), List.of(Want.is("server_name", "name of the server", name)), Map.of("server_name", "identity.server"));
    }

    private static Probe resource(String path) {
        return new Probe.Resource(path, Arm.LINKS, List.of(Want.of("/id", "resource id of the instance", Comparison.IS_IGNORING_CASE, path, Otherwise.CONFLICTING)), Map.of("/id", "identity.instance"));
    }
}
