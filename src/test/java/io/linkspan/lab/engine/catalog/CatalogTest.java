package io.linkspan.lab.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.Machines;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.engine.type.Variant;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {

    private static final Map<Kind, Class<?>> CLASSES = Map.ofEntries(Map.entry(Kind.BIT, Boolean.class), Map.entry(Kind.TINYINT, Short.class), Map.entry(Kind.SMALLINT, Short.class), Map.entry(Kind.INT, Integer.class),
            Map.entry(Kind.BIGINT, Long.class), Map.entry(Kind.DECIMAL, BigDecimal.class), Map.entry(Kind.NUMERIC, BigDecimal.class), Map.entry(Kind.FLOAT, Double.class), Map.entry(Kind.REAL, Float.class),
            Map.entry(Kind.DATE, LocalDate.class), Map.entry(Kind.TIME, LocalTime.class), Map.entry(Kind.DATETIME, LocalDateTime.class), Map.entry(Kind.DATETIME2, LocalDateTime.class),
            Map.entry(Kind.DATETIMEOFFSET, OffsetDateTime.class), Map.entry(Kind.UNIQUEIDENTIFIER, UUID.class), Map.entry(Kind.SQL_VARIANT, Variant.class));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyViewOfEveryVersionGivesRowsOfItsColumns() {
        Estate estate = Machines.estate(folder);
        return machines(estate).flatMap(instance -> instance.catalog().views().stream().map(view -> DynamicTest.dynamicTest(instance.name() + " " + view.name(), () -> {
            Database database = instance.databases().find("sales").orElseGet(() -> instance.databases().create("sales"));
            for (Object[] row : view.rows(Machines.sa(instance, database), Arrays.asList(new Object[view.parameters()]))) {
                for (int i = 0; i < row.length; i++) {
                    check(view.columns().get(i), row[i]);
                }
            }
        })));
    }

    private static void check(Column column, Object value) {
        if (value == null) {
            assertTrue(column.nullable(), column.name() + " is never NULL");
        } else {
            Class<?> expected = column.type().isText() ? String.class : CLASSES.getOrDefault(column.type().kind(), byte[].class);
            assertTrue(expected.isInstance(value), () -> column.name() + " is a " + value.getClass());
        }
    }

    @ParameterizedTest
    @CsvSource({"13.0.7000.253, 78", "14.0.3490.10, 79", "15.0.4312.2, 82", "16.0.4165.4, 84", "17.0.1000.7, 87"})
    void sysDatabasesGrewWithTheVersions(String version, int columns) {
        Instance instance = Machines.estate(folder).add(InstanceSpec.sqlServer("S", "10.0.0.4", version, Edition.ENTERPRISE));
        assertEquals(columns, instance.catalog().find("master", "sys", "databases").orElseThrow().columns().size());
    }

    @ParameterizedTest
    @CsvSource({"13.0.7000.253, dm_os_host_info, false", "14.0.3490.10, dm_os_host_info, true", "13.0.7000.253, dm_tran_persistent_version_store_stats, false", "16.0.4165.4, dm_hadr_fabric_nodes, false"})
    void aViewThatAVersionLacksIsNotFound(String version, String view, boolean found) {
        Instance instance = Machines.estate(folder).add(InstanceSpec.sqlServer("S", "10.0.0.4", version, Edition.ENTERPRISE));
        assertEquals(found, instance.catalog().find("master", "sys", view).isPresent());
    }

    @Test
    void tablesOfMsdbAreFoundThereOnly() {
        Instance instance = Machines.sql2022(folder);
        assertTrue(instance.catalog().find("msdb", "dbo", "backupset").isPresent());
        assertTrue(instance.catalog().find("master", "dbo", "backupset").isEmpty());
    }

    @Test
    void aManagedInstanceHasTheFabricViewsAndTheCatalogOfItsPolicy() {
        Instance instance = Machines.estate(folder).add(InstanceSpec.managedInstance("mi1", "abc.database.windows.net", "10.1.0.4", "GeneralPurpose", "SQLServer2022"));
        assertTrue(instance.catalog().find("master", "sys", "dm_hadr_fabric_nodes").isPresent());
        assertEquals(84, instance.catalog().find("master", "sys", "databases").orElseThrow().columns().size());
    }

    @Test
    void textsOfCodesComeFromThePublishedCatalog() {
        Database database = Machines.sql2022(folder).databases().create("sales");
        Map<String, Object> row = Machines.rows(database, "sys", "databases").stream().filter(r -> r.get("name").equals("sales")).findFirst().orElseThrow();
        assertEquals(List.of("ONLINE", "FULL", "MULTI_USER", "NOTHING", "CHECKSUM", "NONE"),
                Stream.of("state_desc", "recovery_model_desc", "user_access_desc", "log_reuse_wait_desc", "page_verify_option_desc", "containment_desc").map(row::get).toList());
    }

    @Test
    void systemDatabasesHaveTheFirstFourIds() {
        List<Map<String, Object>> rows = Machines.rows(Machines.sql2022(folder).databases().master(), "sys", "databases");
        assertEquals("master1 tempdb2 model3 msdb4", rows.stream().map(r -> r.get("name") + "" + r.get("database_id")).collect(Collectors.joining(" ")));
    }

    @Test
    void objectIdsOfSystemViewsAreNegativeAndTheSameInAllObjectsAndAllColumns() {
        Database master = Machines.sql2022(folder).databases().master();
        Map<Object, Object> ids = Machines.rows(master, "sys", "all_objects").stream().collect(Collectors.toMap(r -> r.get("object_id"), r -> r.get("name")));
        assertNotNull(ids);
        assertTrue(Machines.rows(master, "sys", "all_columns").stream().allMatch(c -> (Integer) c.get("object_id") < 0 && ids.containsKey(c.get("object_id"))));
    }

    private static Stream<Instance> machines(Estate estate) {
        Stream<Instance> servers = Stream.of("13.0.7000.253", "14.0.3490.10", "15.0.4312.2", "16.0.4165.4", "17.0.1000.7")
                .map(v -> estate.add(InstanceSpec.sqlServer("SQL" + v, "10.0.0.4", v, Edition.STANDARD)));
        return Stream.concat(servers, Stream.of("SQLServer2022", "SQLServer2025").map(f -> estate.add(InstanceSpec.managedInstance("mi" + f, "abc.database.windows.net", "10.1.0.4", "GeneralPurpose", f))));
    }
}
