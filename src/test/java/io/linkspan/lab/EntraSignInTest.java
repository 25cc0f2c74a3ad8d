package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import com.microsoft.sqlserver.jdbc.SQLServerException;
import com.microsoft.sqlserver.jdbc.SqlAuthenticationToken;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real driver signs in to managed instances with access tokens of the estate's sign-in service. */
class EntraSignInTest {

    private static final String RESOURCE = "https://database.practice.example/";
    private static final String HOLDER = "Login failed for user '<token-identified principal>'.";

    @TempDir
    static Path folder;

    private static Lab lab;
    private static JsonNode server;
    private static JsonNode instance;
    private static ArmCalls calls;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(Topology.shipped("default"), folder);
        JsonNode ready = new ObjectMapper().readTree(lab.ready());
        server = ready.get("sqlServers").get(0);
        instance = ready.get("managedInstances").get(0);
        calls = new ArmCalls(ready, new ObjectMapper().readTree(lab.profile()));
    }

    @AfterAll
    static void stop() {
        calls.close();
        lab.close();
    }

    @AfterEach
    void noDefects() {
        assertEquals(List.of(), lab.defects());
    }

    private static SQLServerDataSource source(JsonNode machine, String token) {
        SQLServerDataSource source = LabClient.source(machine, lab.certificate());
        source.setAccessToken(token);
        source.setConnectRetryCount(0);
        return source;
    }

    private static SQLException refused(JsonNode machine, String token) {
        return assertThrows(SQLServerException.class, () -> source(machine, token).getConnection().close());
    }

    private static List<String> row(Connection c, String sql) throws SQLException {
        try (Statement s = c.createStatement(); ResultSet r = s.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (r.next()) {
                for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
                    values.add(r.getString(i));
                }
            }
            return values;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mandatory", "strict", "false"})
    void aTokenSignsInUnderEveryEncryptionThatTheDriverHas(String encrypt) throws Exception {
        SQLServerDataSource source = source(instance, calls.token(RESOURCE));
        source.setEncrypt(encrypt);
        if (encrypt.equals("false")) {
            source.setTrustServerCertificate(true);
        }
        try (Connection c = source.getConnection()) {
            assertEquals(List.of("practice-application", "practice-application", "1"), row(c, "SELECT SUSER_SNAME(), ORIGINAL_LOGIN(), IS_SRVROLEMEMBER('sysadmin')"));
        }
    }

    @Test
    void aClientWithoutATokenIsToldWhereToFetchOneAndForWhat() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        SQLServerDataSource source = LabClient.source(instance, lab.certificate());
        source.setAccessTokenCallback((spn, authority) -> {
            told.addAll(List.of(spn, authority));
            try {
                return new SqlAuthenticationToken(calls.token(spn), System.currentTimeMillis() + 3_000_000);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        try (Connection c = source.getConnection()) {
            assertEquals(List.of("practice-application"), row(c, "SELECT SUSER_SNAME()"));
        }
        JsonNode profile = new ObjectMapper().readTree(lab.profile());
        assertEquals(List.of(RESOURCE, profile.get("cloud").get("authority").textValue() + profile.get("azure").get("tenantId").textValue()), told);
    }

    @Test
    void aTokenOfResourceManagerOrOfNobodyIsNotAccepted() throws Exception {
        for (String token : List.of(calls.token(new ObjectMapper().readTree(lab.ready()).get("arm").get("endpoint").textValue()), "abc")) {
            SQLServerException e = (SQLServerException) refused(instance, token);
            assertEquals(18456, e.getErrorCode());
            assertEquals(235, e.getSQLServerError().getErrorState());
            assertTrue(e.getMessage().startsWith(HOLDER + " The server is not currently configured to accept this token."), e.getMessage());
        }
    }

    @Test
    void aTokenForSqlOpensNothingElse() throws Exception {
        assertEquals("InvalidAuthenticationToken", calls.send(calls.token(RESOURCE)).body().get("error").get("code").textValue());
    }

    @Test
    void expireTokenEndsTheTokensGivenOutSoFarAndNoLaterOnes() throws Exception {
        String early = calls.token(RESOURCE);
        int fault;
        try (LabControl control = lab.control()) {
            fault = control.set("expire-token", "", "").id();
            SQLServerException e = (SQLServerException) refused(instance, early);
            assertEquals(233, e.getSQLServerError().getErrorState());
            assertTrue(e.getMessage().startsWith(HOLDER + " Token is expired."), e.getMessage());
            source(instance, calls.token(RESOURCE)).getConnection().close();
            control.clear(fault);
        }
        source(instance, early).getConnection().close();
    }

    @Test
    void aSqlServerTakesNoToken() throws Exception {
        assertEquals(18456, refused(server, calls.token(RESOURCE)).getErrorCode());
    }

    @Test
    void whoeverHasNoLoginOrNoneThatMayConnectStaysOutside() throws Exception {
        String token = calls.token(RESOURCE);
        LabClient.execute(instance, lab, "DENY CONNECT SQL TO [practice-application]; ALTER SERVER ROLE sysadmin DROP MEMBER [practice-application]");
        assertTrue(refused(instance, token).getMessage().startsWith(HOLDER));
        LabClient.execute(instance, lab, "GRANT CONNECT SQL TO [practice-application]; ALTER SERVER ROLE sysadmin ADD MEMBER [practice-application]; ALTER LOGIN [practice-application] DISABLE");
        assertEquals(18470, refused(instance, token).getErrorCode());
        LabClient.execute(instance, lab, "DROP LOGIN [practice-application]");
        assertTrue(refused(instance, token).getMessage().startsWith(HOLDER));
        LabClient.execute(instance, lab, "CREATE LOGIN [practice-application] FROM EXTERNAL PROVIDER");
        try (Connection c = source(instance, token).getConnection()) {
            assertEquals(List.of("0"), row(c, "SELECT IS_SRVROLEMEMBER('sysadmin')"));
        }
        LabClient.execute(instance, lab, "ALTER SERVER ROLE sysadmin ADD MEMBER [practice-application]");
    }

    @Test
    void theErrorLogTellsWhoItWas() throws Exception {
        refused(instance, "abc");
        try (Connection c = LabClient.connect(instance, lab)) {
            String log = row(c, "EXEC sp_readerrorlog 0, 1, N'token'").toString();
            assertTrue(log.contains("accept this token"), log);
        }
    }

    @Test
    void loginsAndUsersOfTheTenantStandInTheCatalogByTheirIds() throws Exception {
        LabClient.execute(instance, lab, "CREATE LOGIN [practice@practice.example] FROM EXTERNAL PROVIDER", "CREATE LOGIN [practice-operators] FROM EXTERNAL PROVIDER", "CREATE USER [practice-operators] FROM EXTERNAL PROVIDER",
                "CREATE USER p FOR LOGIN [practice@practice.example]");
        String application = new ObjectMapper().readTree(lab.profile()).get("azure").get("credential").get("clientId").textValue();
        try (Connection c = LabClient.connect(instance, lab)) {
            assertEquals(List.of("practice-application", "E", "EXTERNAL_LOGIN", application), row(c,
                    "SELECT name, type, type_desc, LOWER(CAST(CAST(sid AS uniqueidentifier) AS char(36))) FROM sys.server_principals WHERE name = 'practice-application'"));
            assertEquals(List.of("practice-operators", "X", "EXTERNAL_GROUP", "practice@practice.example", "E", "EXTERNAL_LOGIN"), row(c,
                    "SELECT name, type, type_desc FROM sys.server_principals WHERE name IN ('practice-operators', 'practice@practice.example') ORDER BY name"));
            assertEquals(List.of("p", "E", "EXTERNAL_USER", "EXTERNAL", "practice@practice.example", "practice-operators", "X", "EXTERNAL_GROUPS", "EXTERNAL", "practice-operators"), row(c, """
                    SELECT d.name, d.type, d.type_desc, d.authentication_type_desc, s.name FROM sys.database_principals AS d JOIN sys.server_principals AS s ON s.sid = d.sid
                    WHERE d.type IN ('E', 'X') ORDER BY d.name"""));
        } finally {
            LabClient.execute(instance, lab, "DROP USER [practice-operators]", "DROP USER p", "DROP LOGIN [practice@practice.example]", "DROP LOGIN [practice-operators]");
        }
    }

    @Test
    void nobodyOutsideTheTenantCanBeMadeALoginOrUser() throws Exception {
        for (String statement : List.of("CREATE LOGIN [nobody@practice.example] FROM EXTERNAL PROVIDER", "CREATE USER [nobody@practice.example] FROM EXTERNAL PROVIDER")) {
            SQLException e = assertThrows(SQLException.class, () -> LabClient.execute(instance, lab, statement));
            assertEquals(33130, e.getErrorCode(), statement);
        }
        assertEquals(33134, assertThrows(SQLException.class, () -> LabClient.execute(server, lab, "CREATE LOGIN [practice-application] FROM EXTERNAL PROVIDER")).getErrorCode());
    }

    @Test
    void theManagementPlaneNamesTheAdministrator() throws Exception {
        JsonNode administrator = calls.send("GET", instance.get("name").textValue(), "/administrators", "").body().get("value").get(0).get("properties");
        assertEquals("practice-application ActiveDirectory", administrator.get("login").textValue() + " " + administrator.get("administratorType").textValue());
    }
}
