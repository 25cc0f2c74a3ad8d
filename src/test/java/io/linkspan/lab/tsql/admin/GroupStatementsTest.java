package io.linkspan.lab.tsql.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.Machines;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.PasswordHash;
import io.linkspan.lab.tsql.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statements of the link's documentation, as they stand there. */
class GroupStatementsTest {

    private static final String CREATE = """
            CREATE AVAILABILITY GROUP [AG_sales] WITH (CLUSTER_TYPE = NONE)
            FOR DATABASE [sales]
            REPLICA ON N'SQL1' WITH (ENDPOINT_URL = N'TCP://10.0.0.4:5022', AVAILABILITY_MODE = SYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC);
            """;
    private static final String DISTRIBUTE = """
            CREATE AVAILABILITY GROUP [DAG_sales] WITH (DISTRIBUTED)
            AVAILABILITY GROUP ON
              N'AG_sales' WITH (LISTENER_URL = N'TCP://10.0.0.4:5022', AVAILABILITY_MODE = ASYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC, SESSION_TIMEOUT = 20),
              N'AG_sales_MI' WITH (LISTENER_URL = N'tcp://mi1.abc.database.windows.net:5022;Server=[mi1]', AVAILABILITY_MODE = ASYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL,
                SEEDING_MODE = AUTOMATIC);
            """;

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = open("16.0.4165.4");
    }

    private Shell open(String version) {
        Instance instance = Machines.estate(folder).add(InstanceSpec.sqlServer("SQL1", "10.0.0.4", version, Edition.ENTERPRISE));
        var database = instance.databases().create("sales");
        database.log().chained(true, database.log().end());
        return Shell.on(instance, "master");
    }

    @Test
    void groupsOfALinkAreCreatedAndShown() {
        assertEquals(0, shell.error(CREATE));
        assertEquals(0, shell.error(DISTRIBUTE));
        assertEquals("AG_sales|0|none;DAG_sales|1|NULL", shell.rows("SELECT name, is_distributed, LOWER(cluster_type_desc) FROM sys.availability_groups ORDER BY name"));
        assertEquals("AG_sales|TCP://10.0.0.4:5022|20|PRIMARY|CONNECTED;AG_sales_MI|tcp://mi1.abc.database.windows.net:5022;Server=[mi1]|10|SECONDARY|DISCONNECTED", shell.rows("""
                SELECT ar.replica_server_name, ar.endpoint_url, ar.session_timeout, rs.role_desc, rs.connected_state_desc
                FROM sys.availability_groups ag
                JOIN sys.availability_replicas ar ON ar.group_id = ag.group_id
                LEFT JOIN sys.dm_hadr_availability_replica_states rs ON rs.replica_id = ar.replica_id
                WHERE ag.is_distributed = 1 ORDER BY ar.replica_server_name"""));
        assertEquals("sales|FULL", shell.rows("SELECT d.name, d.recovery_model_desc FROM sys.databases d JOIN sys.availability_databases_cluster c ON c.group_database_id = d.group_database_id"));
    }

    @Test
    void aListenerIsModifiedAndRestarted() {
        shell.error(CREATE);
        assertEquals(0, shell.error("ALTER AVAILABILITY GROUP [AG_sales] ADD LISTENER N'sales-ls' (WITH IP ((N'10.0.0.50', N'255.255.255.0')), PORT = 1433)"));
        assertEquals(0, shell.error("ALTER AVAILABILITY GROUP [AG_sales] MODIFY LISTENER N'sales-ls' (PORT = 1500)"));
        assertEquals(0, shell.error("ALTER AVAILABILITY GROUP [AG_sales] MODIFY LISTENER N'SALES-LS' (ADD IP (N'10.1.0.50', N'255.255.255.0'))"));
        assertEquals(0, shell.error("ALTER AVAILABILITY GROUP [AG_sales] RESTART LISTENER N'sales-ls'"));
        assertEquals("sales-ls|1500|10.0.0.50;sales-ls|1500|10.1.0.50", shell.rows("SELECT l.dns_name, l.port, i.ip_address FROM sys.availability_group_listeners l JOIN sys.availability_group_listener_ip_addresses i ON i.listener_id = l.listener_id ORDER BY 3"));
        assertEquals(41190, shell.error("ALTER AVAILABILITY GROUP [AG_sales] RESTART LISTENER N'nobody'"));
        assertEquals(0, shell.error("ALTER AVAILABILITY GROUP [AG_sales] REMOVE LISTENER N'sales-ls'; ALTER AVAILABILITY GROUP [AG_sales] ADD LISTENER N'dhcp-ls' (WITH DHCP)"));
        assertEquals(19460, shell.error("ALTER AVAILABILITY GROUP [AG_sales] MODIFY LISTENER N'dhcp-ls' (ADD IP (N'10.1.0.50', N'255.255.255.0'))"));
    }

    @Test
    void membersAreModifiedAndGroupsDropped() {
        shell.error(CREATE);
        shell.error(DISTRIBUTE);
        assertEquals(0, shell.error("ALTER AVAILABILITY GROUP [DAG_sales] MODIFY AVAILABILITY GROUP ON 'AG_sales' WITH (AVAILABILITY_MODE = SYNCHRONOUS_COMMIT), "
                + "'AG_sales_MI' WITH (AVAILABILITY_MODE = SYNCHRONOUS_COMMIT)"));
        assertEquals("SYNCHRONOUS_COMMIT", shell.rows("SELECT DISTINCT availability_mode_desc FROM sys.availability_replicas"));
        assertEquals(0, shell.error("DROP AVAILABILITY GROUP [DAG_sales]"));
        assertEquals(0, shell.error("DROP AVAILABILITY GROUP [AG_sales]"));
        assertEquals("", shell.rows("SELECT name FROM sys.availability_groups"));
    }

    @Test
    void anEmptyGroupMayBePermittedToSeed() {
        assertEquals(0, shell.error(CREATE.replace("FOR DATABASE [sales]", "FOR")));
        assertEquals(0, shell.error("ALTER AVAILABILITY GROUP [AG_sales] GRANT CREATE ANY DATABASE"));
        assertEquals(0, shell.error("ALTER AVAILABILITY GROUP [AG_sales] ADD DATABASE [sales]"));
        assertEquals(0, shell.error("ALTER DATABASE [sales] SET HADR SUSPEND"));
        assertEquals("1|SUSPEND_FROM_USER", shell.rows("SELECT is_suspended, suspend_reason_desc FROM sys.dm_hadr_database_replica_states"));
        assertEquals(0, shell.error("ALTER DATABASE [sales] SET HADR RESUME"));
        assertEquals(0, shell.error("ALTER AVAILABILITY GROUP [AG_sales] REMOVE DATABASE [sales]"));
        assertTrue(shell.instance().databases().get("sales").groupDatabaseId().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "35208 | USE sales; ALTER AVAILABILITY GROUP [AG_sales] FAILOVER",
        "226   | BEGIN TRAN; DROP AVAILABILITY GROUP [AG_sales]",
        "15151 | DROP AVAILABILITY GROUP [nothing]",
        "41122 | ALTER AVAILABILITY GROUP [AG_sales] FAILOVER",
        "35238 | ALTER AVAILABILITY GROUP [AG_sales] ADD DATABASE [nothing]",
        "35242 | ALTER DATABASE [other] SET HADR SUSPEND",
        "35240 | ALTER DATABASE [sales] SET HADR OFF",
        "102   | CREATE AVAILABILITY GROUP [x] WITH (DISTRIBUTED)",
        "41114 | CREATE AVAILABILITY GROUP [AG_sales] WITH (CLUSTER_TYPE = NONE) FOR REPLICA ON N'SQL1' WITH (ENDPOINT_URL = N'TCP://10.0.0.4:5022', AVAILABILITY_MODE = SYNCHRONOUS_COMMIT, "
                + "FAILOVER_MODE = MANUAL)"})
    void whatIsWrongIsSaidByNumber(int number, String statement) {
        shell.instance().databases().create("other");
        shell.error(CREATE);
        assertEquals(number, shell.error(statement));
    }

    @Test
    void functionsTellThePrimary() {
        assertEquals("NULL|1", shell.rows("SELECT sys.fn_hadr_is_primary_replica('sales'), sys.fn_hadr_backup_is_preferred_replica('sales')"));
        shell.error(CREATE);
        assertEquals("1|1", shell.rows("SELECT sys.fn_hadr_is_primary_replica('sales'), sys.fn_hadr_backup_is_preferred_replica('sales')"));
        shell.error("ALTER AVAILABILITY GROUP [AG_sales] SET (AUTOMATED_BACKUP_PREFERENCE = SECONDARY_ONLY)");
        assertEquals("0", shell.rows("SELECT sys.fn_hadr_backup_is_preferred_replica('sales')"));
    }

    @Test
    void whoMayNotIsRefused() {
        shell.instance().security().createLogin("clerk", Login.Kind.SQL_LOGIN, PasswordHash.of("Shell-1234".toCharArray()));
        assertTrue(shell.again("clerk", "master").error(CREATE) > 0);
        assertTrue(shell.instance().groups().all().isEmpty());
    }

    @Test
    void version2016TakesItOnlyWithoutClusterTypeAndOnACluster() {
        shell = open("13.0.7000.253");
        assertEquals(102, shell.error(CREATE));
        assertEquals(35220, shell.error(CREATE.replace("WITH (CLUSTER_TYPE = NONE)", "")));
    }
}
