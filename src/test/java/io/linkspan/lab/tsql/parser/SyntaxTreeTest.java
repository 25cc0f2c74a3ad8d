package io.linkspan.lab.tsql.parser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.syntax.BackupStatement.Backup;
import io.linkspan.lab.tsql.syntax.BackupStatement.Restore;
import io.linkspan.lab.tsql.syntax.Batch;
import io.linkspan.lab.tsql.syntax.ControlStatement.Execute;
import io.linkspan.lab.tsql.syntax.ControlStatement.If;
import io.linkspan.lab.tsql.syntax.DataStatement.SelectStatement;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.AlterDatabase;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.CreateDatabase;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.SetDatabaseOptions;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.SetHadr;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DefineModule;
import io.linkspan.lab.tsql.syntax.EndpointStatement.DefineEndpoint;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Expression.And;
import io.linkspan.lab.tsql.syntax.Expression.Binary;
import io.linkspan.lab.tsql.syntax.Expression.BinaryOperator;
import io.linkspan.lab.tsql.syntax.Expression.Literal;
import io.linkspan.lab.tsql.syntax.Expression.Or;
import io.linkspan.lab.tsql.syntax.GroupStatement.CreateDistributedGroup;
import io.linkspan.lab.tsql.syntax.GroupStatement.CreateGroup;
import io.linkspan.lab.tsql.syntax.KeyStatement.CreateCertificate;
import io.linkspan.lab.tsql.syntax.KeyStatement.CreateMasterKey;
import io.linkspan.lab.tsql.syntax.KeyStatement.FromBinary;
import io.linkspan.lab.tsql.syntax.KeyStatement.Generated;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Query.Select;
import io.linkspan.lab.tsql.syntax.Query.Value;
import io.linkspan.lab.tsql.syntax.SecurityStatement.CreateLogin;
import io.linkspan.lab.tsql.syntax.SecurityStatement.Permit;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a statement says arrives whole in its record. */
class SyntaxTreeTest {

    private static <T extends Statement> T only(Class<T> kind, String sql) {
        List<Statement> statements = Parser.parse(sql).statements();
        assertEquals(1, statements.size());
        return assertInstanceOf(kind, statements.getFirst());
    }

    private static Select select(String sql) {
        return (Select) only(SelectStatement.class, sql).query().body();
    }

    private static Expression value(String expression) {
        return ((Value) select("SELECT " + expression).items().getFirst()).expression();
    }

    @Test
    void multiplicationBindsBeforeAddition() {
        Binary sum = (Binary) value("1 + 2 * 3");
        assertEquals(BinaryOperator.ADD, sum.operator());
        assertEquals(BinaryOperator.MULTIPLY, ((Binary) sum.right()).operator());
    }

    @Test
    void andBindsBeforeOr() {
        Or or = (Or) select("SELECT 1 FROM t WHERE a = 1 OR b = 2 AND c = 3").where().orElseThrow();
        assertInstanceOf(And.class, or.right());
    }

    @Test
    void elseBelongsToTheNearestIf() {
        If outer = only(If.class, "IF 1 = 1 IF 2 = 2 SELECT 1 ELSE SELECT 2");
        assertTrue(outer.otherwise().isEmpty());
        assertTrue(((If) outer.then()).otherwise().isPresent());
    }

    @Test
    void literalsHaveTheTypesOfTheServer() {
        assertEquals("int", type("2147483647"));
        assertEquals("numeric(10,0)", type("2147483648"));
        assertEquals("numeric(3,2)", type("1.50"));
        assertEquals("float", type("1e3"));
        assertEquals("money", type("$1.5"));
        assertEquals("varchar(3)", type("'abc'"));
        assertEquals("nvarchar(3)", type("N'abc'"));
        assertEquals("varbinary(2)", type("0xABC"));
        assertEquals("varchar(max)", type("'" + "x".repeat(8001) + "'"));
    }

    private static String type(String literal) {
        return ((Literal) value(literal)).type().toString();
    }

    @Test
    void charactersOutsideTheCodePageNeedTheN() {
        assertEquals("??é", ((Literal) value("'日本é'")).value());
        assertEquals("日本é", ((Literal) value("N'日本é'")).value());
    }

    @Test
    void negativeNumbersAreConstants() {
        assertEquals(new Literal(-5, SqlType.INT), value("-5"));
    }

    @Test
    void bracketsAndQuotesCannotBreakOut() {
        assertEquals("a]b';--é", only(CreateDatabase.class, "CREATE DATABASE [a]]b';--é]").name());
        assertEquals("it's '' ;", ((Literal) value("'it''s '''' ;'")).value());
        assertEquals("a\"b", ((Value) select("SELECT 1 AS \"a\"\"b\"").items().getFirst()).alias().orElseThrow());
    }

    @Test
    void aStatementKnowsItsPlace() {
        Batch batch = Parser.parse("SELECT 1;\n\n  /* x */ SELECT\n2 ;");
        Statement second = batch.statements().get(1);
        assertEquals(3, second.place().line());
        assertEquals("SELECT\n2", batch.source(second.place()));
    }

    @Test
    void passwordsAreMaskedWhereverTheyStand() {
        for (String sql : List.of("CREATE LOGIN l WITH PASSWORD = N'geheim', CHECK_POLICY = OFF", "CREATE MASTER KEY ENCRYPTION BY PASSWORD='geheim'",
                "ALTER LOGIN l WITH PASSWORD = 'geheim' OLD_PASSWORD = 'geheim'", "CREATE CREDENTIAL c WITH IDENTITY = 'i', SECRET = 'geheim'",
                "EXEC p @password = 'geheim', @b = 1", "EXEC (N'CREATE LOGIN l WITH PASSWORD = ''geheim''')", "CREATE LOGIN l WITH PASSWORD = 0x6765 HASHED")) {
            Batch batch = Parser.parse(sql);
            String masked = batch.masked(batch.statements().getFirst().place());
            assertFalse(masked.contains("geheim") || masked.contains("0x6765"), masked);
            assertTrue(masked.contains("'***'"), masked);
        }
    }

    @Test
    void aSecretDoesNotShowItselfInItsStatement() {
        assertFalse(only(CreateMasterKey.class, "CREATE MASTER KEY ENCRYPTION BY PASSWORD = 'geheim'").toString().contains("geheim"));
        assertFalse(only(CreateLogin.class, "CREATE LOGIN l WITH PASSWORD = 'geheim'").toString().contains("geheim"));
    }

    @Test
    void maskingLeavesTheRestAsItWas() {
        Batch batch = Parser.parse("SELECT 1; ALTER MASTER KEY ADD ENCRYPTION BY PASSWORD = 'x'; SELECT 'y'");
        assertEquals("ALTER MASTER KEY ADD ENCRYPTION BY PASSWORD = '***'", batch.masked(batch.statements().get(1).place()));
        assertEquals("SELECT 'y'", batch.masked(batch.statements().get(2).place()));
    }

    @Test
    void aCertificateFromBinaryKeepsEveryByte() {
        CreateCertificate c = only(CreateCertificate.class, "CREATE CERTIFICATE [mi.x.database.windows.net] FROM BINARY = 0x3082FF00");
        assertEquals("mi.x.database.windows.net", c.name());
        assertArrayEquals(new byte[] {0x30, (byte) 0x82, (byte) 0xFF, 0}, ((FromBinary) c.origin()).bytes());
    }

    @Test
    void aGeneratedCertificateKeepsItsDates() {
        CreateCertificate c = only(CreateCertificate.class, "CREATE CERTIFICATE c WITH SUBJECT = N's', EXPIRY_DATE = N'2030-01-01', START_DATE = '2026-01-01'");
        assertEquals("Generated[subject=s, start=Optional[2026-01-01], expiry=Optional[2030-01-01]]", ((Generated) c.origin()).toString());
    }

    @Test
    void anEndpointKeepsItsOptions() {
        DefineEndpoint e = only(DefineEndpoint.class, "CREATE ENDPOINT e STATE = STARTED AS TCP (LISTENER_PORT = 5022, LISTENER_IP = (10.0.0.4)) "
                + "FOR DATABASE_MIRRORING (ROLE = ALL, AUTHENTICATION = WINDOWS NEGOTIATE CERTIFICATE [my cert], ENCRYPTION = REQUIRED ALGORITHM AES RC4)");
        assertEquals("10.0.0.4", Option.find(e.protocol().orElseThrow().options(), "LISTENER_IP").orElseThrow().text().orElseThrow());
        assertEquals(List.of("WINDOWS", "NEGOTIATE", "CERTIFICATE", "my cert"), Option.find(e.payloadOptions(), "AUTHENTICATION").orElseThrow().words());
        assertEquals(List.of("REQUIRED", "ALGORITHM", "AES", "RC4"), Option.find(e.payloadOptions(), "ENCRYPTION").orElseThrow().words());
        assertTrue(Option.find(e.payloadOptions(), "ROLE").orElseThrow().is("all"));
    }

    @Test
    void anAvailabilityGroupKeepsReplicasAndListener() {
        CreateGroup g = only(CreateGroup.class, "CREATE AVAILABILITY GROUP [g] WITH (CLUSTER_TYPE = NONE) FOR DATABASE [a], b REPLICA ON N'S1' WITH "
                + "(ENDPOINT_URL = N'TCP://10.0.0.4:5022', AVAILABILITY_MODE = SYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC, BACKUP_PRIORITY = 50) "
                + "LISTENER 'l' (WITH IP (('10.0.0.9', '255.0.0.0')), PORT = 1433)");
        assertEquals(List.of("a", "b"), g.databases());
        assertEquals("TCP://10.0.0.4:5022", Option.find(g.replicas().getFirst().options(), "ENDPOINT_URL").orElseThrow().text().orElseThrow());
        assertTrue(Option.find(g.options(), "CLUSTER_TYPE").orElseThrow().is("NONE"));
        assertEquals(1433, g.listener().orElseThrow().port().orElseThrow());
    }

    @Test
    void aDistributedGroupKeepsTheUrlOfTheInstance() {
        CreateDistributedGroup g = only(CreateDistributedGroup.class, "CREATE AVAILABILITY GROUP d WITH (DISTRIBUTED) AVAILABILITY GROUP ON N'a' WITH "
                + "(LISTENER_URL = N'TCP://a:5022', AVAILABILITY_MODE = ASYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC), N'b' WITH "
                + "(LISTENER_URL = N'tcp://mi.z.database.windows.net:5022;Server=[mi]', AVAILABILITY_MODE = ASYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC)");
        assertEquals(List.of("a", "b"), g.members().stream().map(m -> m.name()).toList());
        assertEquals("tcp://mi.z.database.windows.net:5022;Server=[mi]", Option.find(g.members().get(1).options(), "LISTENER_URL").orElseThrow().text().orElseThrow());
    }

    @Test
    void databaseOptionsTakeAWordWithOrWithoutTheSign() {
        AlterDatabase full = only(AlterDatabase.class, "ALTER DATABASE [d] SET RECOVERY FULL WITH NO_WAIT");
        assertTrue(((SetDatabaseOptions) full.action()).options().getFirst().is("FULL"));
        AlterDatabase recovery = only(AlterDatabase.class, "ALTER DATABASE [d] SET ACCELERATED_DATABASE_RECOVERY = ON");
        assertTrue(((SetDatabaseOptions) recovery.action()).options().getFirst().is("ON"));
    }

    @Test
    void leavingAnAvailabilityGroupIsNoOption() {
        assertEquals("SetHadr[action=JOIN, group=Optional[g]]", ((SetHadr) only(AlterDatabase.class, "ALTER DATABASE d SET HADR AVAILABILITY GROUP = g").action()).toString());
    }

    @Test
    void backupAndRestoreKeepTheirDevicesAndOptions() {
        Backup b = only(Backup.class, "BACKUP DATABASE @db TO DISK = @path WITH COPY_ONLY, STATS = 5");
        assertEquals(new Expression.Variable("@path"), b.devices().getFirst().name());
        assertTrue(Option.find(b.options(), "COPY_ONLY").isPresent());
        Restore r = only(Restore.class, "RESTORE DATABASE d FROM URL = 'u' WITH MOVE 'a' TO 'b', NORECOVERY");
        assertEquals("b", r.options().getFirst().options().getFirst().text().orElseThrow());
    }

    @Test
    void permissionsOfSeveralWordsAndClassesStayTogether() {
        Permit p = only(Permit.class, "GRANT VIEW DEFINITION, SELECT (a) ON AVAILABILITY GROUP::[g] TO [u], PUBLIC WITH GRANT OPTION");
        assertEquals("VIEW DEFINITION", p.permissions().getFirst().name());
        assertEquals("AVAILABILITY GROUP", p.on().orElseThrow().kind());
        assertEquals(List.of("u", "PUBLIC"), p.principals());
    }

    @Test
    void theFirstStatementMayCallWithoutExec() {
        Execute e = only(Execute.class, "msdb.dbo.sp_add_job @job_name = N'x', @enabled = 1");
        assertEquals("msdb.dbo.sp_add_job", e.procedure().toString());
        assertEquals("@enabled", e.arguments().get(1).name().orElseThrow());
    }

    @Test
    void aModuleKeepsItsText() {
        String sql = "/* why */ CREATE PROC p @a int = 5 OUTPUT AS\nSELECT @a; SELECT 2";
        DefineModule m = only(DefineModule.class, sql);
        assertEquals(sql.substring(10), m.text());
        assertEquals(2, m.body().size());
        assertTrue(m.parameters().getFirst().output());
    }
}
