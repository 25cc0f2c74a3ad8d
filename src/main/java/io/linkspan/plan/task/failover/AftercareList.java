package io.linkspan.plan.task.failover;

import static io.linkspan.plan.Template.name;
import static io.linkspan.plan.Template.text;

import io.linkspan.check.around.Features;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.SessionFact;
import io.linkspan.check.parity.Parity;
import io.linkspan.check.parity.ParityItem;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.plan.Aftercare;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Template;
import io.linkspan.plan.Template.Part;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What has to be done by hand after a migration has been cut over, from what was in use before it; each with a query that proves it (Managed Instance link, migrate). */
final class AftercareList {

    private static final String DONE = "done";

    private final String database;
    private final List<Aftercare> items = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private AftercareList(String database) {
        this.database = database;
    }

    static List<Aftercare> of(Facts facts, String database) {
        AftercareList list = new AftercareList(database);
        list.known("features of the database", () -> Facts.of(facts.around().features()), list::features);
        list.known("logins, jobs and linked servers", () -> facts.around().parity(Side.MANAGED_INSTANCE), list::objects);
        list.known("programs that connect", () -> Facts.of(Objects.requireNonNull(facts.around().use().get(Side.SQL_SERVER)).sessions()), list::programs);
        return List.copyOf(list.items);
    }

    /** What could not be read stays on the list, for a person to look at. */
    private <T> void known(String what, Supplier<T> part, Consumer<T> then) {
        try {
            then.accept(part.get());
        } catch (ProblemException e) {
            Problem problem = e.problem();
            add("look-at-" + what.replaceAll("[^a-z]+", "-"), "Look yourself at the " + what, "could not be read: " + problem.text(), Side.SQL_SERVER, new Probe.Unprovable("it could not be read before either"), "somebody has looked");
        }
    }

    private void features(Features features) {
        Map<String, Part> places = new HashMap<>(Map.of("name", text(database), "capture", text("cdc." + database + "_capture")));
        if (features.cdc()) {
            query("cdc", "Set change data capture up again", "change data capture", """
                    SELECT CASE WHEN d.is_cdc_enabled = 1 AND EXISTS (SELECT 1 FROM msdb.dbo.sysjobs AS j WHERE j.name = <capture>) THEN 1 ELSE 0 END AS done
                    FROM sys.databases AS d WHERE d.name = <name>""", places, "the instance shows it on, and the job that captures");
        }
        if (features.queues() > 0) {
            query("service-broker", "Let Service Broker work, and routes lead to the instance", features.queues() + " queues", "SELECT CAST(is_broker_enabled AS int) AS done FROM sys.databases WHERE name = <name>", places,
                    "the instance shows it on; routes are looked at by hand");
        }
        if (features.published()) {
            query("replication", "Set replication up again", "published or subscribed", """
                    SELECT CASE WHEN is_published = 1 OR is_merge_published = 1 OR is_subscribed = 1 THEN 1 ELSE 0 END AS done FROM sys.databases WHERE name = <name>""", places,
                    "the instance shows the database as published or subscribed");
        }
        if (features.logShipped()) {
            add("log-shipping", "End log shipping on SQL Server; the instance backs up by itself", "log shipping", Side.SQL_SERVER, probe(Side.SQL_SERVER, """
                    SELECT CASE WHEN EXISTS (SELECT 1 FROM msdb.dbo.log_shipping_primary_databases WHERE primary_database = <name>) THEN 0 ELSE 1 END AS done""", places), "SQL Server ships no log of it any more");
        }
        if (features.distributed() > 0) {
            add("dtc", "Set distributed transactions up on the instance", features.distributed() + " modules or open transactions", Side.MANAGED_INSTANCE,
                    new Probe.Unprovable("no view of the instance shows whether its coordinator is on and reaches the others"), "one transaction over all participants has been tried");
        }
        features.accelerated().ifPresent(on -> query("accelerated-recovery", "See that accelerated database recovery is on", on ? "on" : "off: switch it on before, the instance cannot later",
                "SELECT CAST(is_accelerated_database_recovery_on AS int) AS done FROM sys.databases WHERE name = <name>", places, "the instance shows it on"));
    }

    private void objects(Parity parity) {
        Map<String, Part> database = Map.of("database", name(this.database));
        parity.needs().users().forEach(user -> parity.here().logins().stream().filter(login -> login.sid().equals(user.sid())).findFirst()
                .ifPresent(login -> query("login-of-" + user.name(), user.name().equals("dbo") ? "Give the database an owner whom the instance knows" : "Give the user " + user.name() + " a login", "login " + login.name(), """
                        SELECT CASE WHEN EXISTS (SELECT 1 FROM <database>.sys.database_principals AS u JOIN sys.server_principals AS p ON p.sid = u.sid WHERE u.name = <user>) THEN 1 ELSE 0 END AS done""",
                        Map.of("database", Objects.requireNonNull(database.get("database")), "user", text(user.name())), "the instance has a login with the user's SID")));
        parity.here().jobs().stream().filter(job -> job.enabled()).forEach(job -> query("job-" + job.name(), "Let the job " + job.name() + " run on the instance", "enabled on SQL Server",
                "SELECT CAST(enabled AS int) AS done FROM msdb.dbo.sysjobs WHERE name = <job>", Map.of("job", text(job.name())), "the instance has it, enabled"));
        parity.items().stream().filter(item -> item.kind() == ParityItem.Kind.LINKED_SERVER).forEach(item -> query("linked-server-" + item.name(), "Make the linked server " + item.name() + " on the instance",
                "named by modules or jobs", "SELECT 1 AS done FROM sys.servers WHERE name = <server>", Map.of("server", text(item.name())), "the instance has it"));
    }

    private void programs(List<SessionFact> sessions) {
        record Program(String program, String host) {
        }
        sessions.stream().map(session -> new Program(session.program(), session.host())).distinct().forEach(one -> {
            String words = (one.program().isBlank() ? "a program without a name" : one.program()) + (one.host().isBlank() ? "" : " on " + one.host());
            add("connection-of-" + words, "Point " + words + " to the instance", "connected to SQL Server", Side.SQL_SERVER, probe(Side.SQL_SERVER, """
                    SELECT CASE WHEN EXISTS (SELECT 1 FROM sys.dm_exec_sessions AS s WHERE s.is_user_process = 1 AND s.session_id <> @@SPID AND s.database_id = DB_ID(<name>)
                        AND ISNULL(s.program_name, N'') = <program> AND ISNULL(s.host_name, N'') = <host>) THEN 0 ELSE 1 END AS done""",
                    Map.of("name", text(database), "program", text(one.program()), "host", text(one.host()))), "it has no session in SQL Server's database");
        });
    }

    private void query(String id, String title, String found, String proof, Map<String, Part> places, String doneWhen) {
        add(id, title, found, Side.MANAGED_INSTANCE, probe(Side.MANAGED_INSTANCE, proof, places), doneWhen);
    }

    private static Probe probe(Side side, String proof, Map<String, Part> places) {
        return new Probe.Query(side, Template.sql(proof, places), List.of(Want.of(DONE, "done", Comparison.IS, "1", Otherwise.ABSENT)), Map.of());
    }

    private void add(String id, String title, String found, Side side, Probe proof, String doneWhen) {
        String plain = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String unique = plain;
        for (int n = 2; !ids.add(unique); n++) {
            unique = plain + "-" + n;
        }
        items.add(new Aftercare(unique, title, found, side, proof, doneWhen));
    }
}
