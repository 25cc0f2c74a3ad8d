package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.agent.Agents;
import io.linkspan.lab.tsql.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The joins of the catalog on both sides of a link: every id that points to another view is found there. */
class CatalogJoinsTest {

    /** What a product reads although a link puts nothing into it: listeners, clusters, encryption, a seeding that is over, log shipping, queues, synonyms, which the lab does not make. */
    private static final Set<String> EMPTY_BY_NATURE = Set.of("sys.availability_group_listeners", "sys.dm_database_encryption_keys", "sys.dm_hadr_cluster", "sys.dm_hadr_cluster_members", "sys.dm_hadr_auto_page_repair",
            "sys.dm_hadr_physical_seeding_stats", "msdb.dbo.log_shipping_primary_databases", "sys.service_queues", "sys.synonyms", "sys.credentials", "sys.availability_group_listener_ip_addresses");

    @TempDir
    static Path folder;
    private static Pair pair;
    private static Agents agents;

    @BeforeAll
    static void link() {
        pair = new Pair(folder).linked();
        agents = new Agents(pair.estate);
        Shell sales = Shell.on(pair.sqlServer, "Sales");
        for (String made : List.of("CREATE TABLE Parent (id int PRIMARY KEY); CREATE TABLE Child (id int CONSTRAINT ck CHECK (id > 0), p int REFERENCES Parent (id)); CREATE INDEX ix ON Child (p)", "CREATE VIEW v AS SELECT id FROM Parent", "CREATE USER u WITHOUT LOGIN; GRANT SELECT ON Parent TO u",
                "CREATE PROCEDURE p AS SELECT id FROM v", "EXEC sp_addlinkedserver N'far'", "EXEC sp_addlinkedsrvlogin N'far', 'FALSE', NULL, N'me', N'secret'",
                "USE msdb; EXEC sp_add_job @job_name = N'j'; EXEC sp_add_jobstep @job_name = N'j', @step_name = N's', @subsystem = N'TSQL', @command = N'SELECT 1'", "EXEC sp_add_jobschedule @job_name = N'j', @name = N'j', @freq_type = 4, @freq_interval = 1, @active_start_time = 10000",
                "EXEC sp_add_jobserver @job_name = N'j'; EXEC sp_start_job N'j'", "BACKUP DATABASE Sales TO DISK = 'sales.bak' WITH COPY_ONLY", "USE Sales; BEGIN TRANSACTION; INSERT Parent VALUES (1)")) {
            assertEquals(0, sales.error(made), made);
        }
        pair.await("the job has run", () -> !Shell.on(pair.sqlServer, "msdb").rows("SELECT 1 FROM sysjobhistory WHERE step_id = 0").isEmpty());
    }

    @AfterAll
    static void close() {
        agents.close();
        pair.close();
    }

    @TestFactory
    Stream<DynamicTest> everyIdIsFoundWhereItPoints() {
        return Stream.of(pair.sqlServer, pair.instance).flatMap(i -> CatalogJoins.of(i).map(j -> DynamicTest.dynamicTest(i.name() + " " + j, () -> assertEquals(0, j.broken()))));
    }

    @TestFactory
    Stream<DynamicTest> everyViewThatTheProductReadsHasRows() throws IOException {
        return readByTheProduct().stream().filter(v -> !EMPTY_BY_NATURE.contains(v) && pair.sqlServer.catalog().find("msdb", v.split("\\.")[v.split("\\.").length - 2], v.substring(v.lastIndexOf('.') + 1)).filter(f -> f.parameters() == 0).isPresent())
                .map(v -> DynamicTest.dynamicTest(v, () -> assertTrue(Stream.of("Sales", "master").anyMatch(d -> !Shell.on(pair.sqlServer, d).rows("SELECT TOP (1) * FROM " + v).isEmpty()), "make some above, or name it among the empty ones")));
    }

    private static Set<String> readByTheProduct() throws IOException {
        Pattern name = Pattern.compile("\\b(?:msdb\\.)?(?:sys|dbo)\\.(?!fn_|sp_)[a-z_]+\\b");
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/linkspan"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java") && !f.startsWith("src/main/java/io/linkspan/lab")).toList()) {
                name.matcher(Files.readString(file)).results().map(r -> r.group()).filter(n -> n.startsWith("sys.") || n.startsWith("msdb.")).forEach(all::add);
            }
        }
        assertFalse(all.size() < 15, () -> "read: " + all);
        return all;
    }

    @TestFactory
    Stream<DynamicTest> theListsNameWhatThereIs() {
        return Stream.concat(CatalogJoins.OTHERS.stream().map(o -> o.substring(0, o.lastIndexOf('.'))), EMPTY_BY_NATURE.stream()).distinct().map(v -> DynamicTest.dynamicTest(v,
                () -> assertTrue(Stream.of(pair.sqlServer, pair.instance).anyMatch(i -> i.catalog().find("msdb", v.split("\\.")[v.split("\\.").length - 2], v.substring(v.lastIndexOf('.') + 1)).isPresent()))));
    }
}
