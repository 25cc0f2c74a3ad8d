package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.View;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    /** Where the ids of a column live, whatever view it stands in. */
    private static final Map<String, String> OWNERS = Map.ofEntries(Map.entry("group_id", "sys.availability_groups.group_id"), Map.entry("ag_id", "sys.availability_groups.group_id"),
            Map.entry("replica_id", "sys.availability_replicas.replica_id"), Map.entry("group_database_id", "sys.availability_databases_cluster.group_database_id"), Map.entry("certificate_id", "master.sys.certificates.certificate_id"),
            Map.entry("endpoint_id", "sys.endpoints.endpoint_id"), Map.entry("database_id", "sys.databases.database_id"), Map.entry("object_id", "sys.all_objects.object_id"), Map.entry("parent_object_id", "sys.all_objects.object_id"),
            Map.entry("referenced_object_id", "sys.all_objects.object_id"), Map.entry("schema_id", "sys.schemas.schema_id"), Map.entry("user_type_id", "sys.types.user_type_id"), Map.entry("data_space_id", "sys.data_spaces.data_space_id"),
            Map.entry("session_id", "sys.dm_exec_sessions.session_id"), Map.entry("backup_set_id", "msdb.dbo.backupset.backup_set_id"), Map.entry("media_set_id", "msdb.dbo.backupmediaset.media_set_id"),
            Map.entry("role_principal_id", "sys.server_principals.principal_id"), Map.entry("grantee_principal_id", "sys.server_principals.principal_id"), Map.entry("grantor_principal_id", "sys.server_principals.principal_id"),
            Map.entry("job_id", "msdb.dbo.sysjobs.job_id"), Map.entry("schedule_id", "msdb.dbo.sysschedules.schedule_id"), Map.entry("category_id", "msdb.dbo.syscategories.category_id"));

    /** Columns of the same name that mean something else: groups of the resource governor, ids of the fabric, principals of a database. */
    private static final Set<String> OTHERS = Set.of("sys.dm_exec_sessions.group_id", "sys.dm_exec_requests.group_id", "sys.database_permissions.grantee_principal_id", "sys.database_permissions.grantor_principal_id",
            "sys.database_role_members.role_principal_id", "sys.dm_hadr_fabric_replicas.replica_id", "sys.dm_hadr_fabric_replica_states.replica_id", "sys.dm_hadr_fabric_replica_states.group_id", "sys.dm_hadr_fabric_replicas.group_id");

    /** What a product reads although a link puts nothing into it: listeners, clusters, encryption, a seeding that is over, tables of one's own in master. */
    private static final Set<String> EMPTY_BY_NATURE = Set.of("sys.availability_group_listeners", "sys.dm_database_encryption_keys", "sys.dm_hadr_cluster", "sys.dm_hadr_cluster_members", "sys.dm_hadr_auto_page_repair",
            "sys.dm_hadr_physical_seeding_stats", "sys.tables");

    @TempDir
    static Path folder;
    private static Pair pair;

    @BeforeAll
    static void link() {
        pair = new Pair(folder).linked();
        Shell.on(pair.sqlServer, "Sales").rows("CREATE TABLE Parent (id int PRIMARY KEY); CREATE TABLE Child (id int CONSTRAINT ck CHECK (id > 0), p int REFERENCES Parent (id)); CREATE INDEX ix ON Child (p)");
        assertEquals(0, Shell.on(pair.sqlServer, "master").error("BACKUP DATABASE Sales TO DISK = 'sales.bak' WITH COPY_ONLY"));
    }

    @AfterAll
    static void close() {
        pair.close();
    }

    private record Join(Instance on, String view, String column, String owner) {
    }

    @TestFactory
    Stream<DynamicTest> everyIdIsFoundWhereItPoints() {
        return Stream.of(pair.sqlServer, pair.instance).flatMap(i -> i.catalog().views().stream().filter(v -> v.parameters() == 0).flatMap(v -> joins(i, v))).map(j -> DynamicTest.dynamicTest(
                j.on.name() + " " + j.view + "." + j.column, () -> {
                    int point = j.owner.lastIndexOf('.');
                    String key = j.owner.substring(point + 1);
                    String owner = j.owner.substring(0, point);
                    String zero = key.equals("group_id") || key.equals("replica_id") || key.equals("group_database_id") || key.equals("job_id") ? "'00000000-0000-0000-0000-000000000000'" : "0";
                    assertEquals("0", Shell.on(j.on, j.view.startsWith("msdb") ? "msdb" : "Sales").rows("SELECT COUNT(*) FROM " + j.view + " v WHERE v." + j.column + " <> " + zero + " AND v." + j.column
                            + " NOT IN (SELECT " + key + " FROM " + owner + ")"));
                }));
    }

    private static Stream<Join> joins(Instance on, View view) {
        return view.columns().stream().map(Column::name).filter(c -> OWNERS.containsKey(c) && !OTHERS.contains(view.name() + "." + c) && !OWNERS.get(c).equals(view.name() + "." + c)).map(c -> new Join(on, view.name(), c, OWNERS.get(c)));
    }

    @TestFactory
    Stream<DynamicTest> everyViewThatTheProductReadsHasRows() throws IOException {
        return readByTheProduct().stream().filter(v -> !EMPTY_BY_NATURE.contains(v) && pair.sqlServer.catalog().find("msdb", v.split("\\.")[v.split("\\.").length - 2], v.substring(v.lastIndexOf('.') + 1)).filter(f -> f.parameters() == 0).isPresent())
                .map(v -> DynamicTest.dynamicTest(v, () -> assertFalse(Shell.on(pair.sqlServer, "master").rows("SELECT TOP (1) * FROM " + v).isEmpty())));
    }

    private static Set<String> readByTheProduct() throws IOException {
        Pattern name = Pattern.compile("\\b(?:msdb\\.)?(?:sys|dbo)\\.(?!fn_|sp_)[a-z_]+\\b");
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/linkspan/sqlserver"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                name.matcher(Files.readString(file)).results().map(r -> r.group()).filter(n -> n.startsWith("sys.") || n.startsWith("msdb.")).forEach(all::add);
            }
        }
        assertFalse(all.size() < 15, () -> "read: " + all);
        return all;
    }

    @TestFactory
    Stream<DynamicTest> theListsNameWhatThereIs() {
        return Stream.concat(OTHERS.stream().map(o -> o.substring(0, o.lastIndexOf('.'))), EMPTY_BY_NATURE.stream()).distinct().map(v -> DynamicTest.dynamicTest(v,
                () -> assertEquals(List.of(true), List.of(pair.instance.catalog().find("master", v.split("\\.")[0], v.substring(v.lastIndexOf('.') + 1)).isPresent()))));
    }
}
