package io.linkspan.check.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.parity.DatabaseNeeds.User;
import io.linkspan.check.parity.ParityItem.Kind;
import io.linkspan.check.parity.ParityItem.State;
import io.linkspan.check.parity.ServerObjects.Job;
import io.linkspan.check.parity.ServerObjects.Linked;
import io.linkspan.check.parity.ServerObjects.Login;
import io.linkspan.check.parity.ServerObjects.Mapping;
import io.linkspan.check.parity.ServerObjects.Schedule;
import io.linkspan.check.parity.ServerObjects.Step;
import io.linkspan.model.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParityTest {

    private static final Login APP = login("app", "0x0A", "S", "dbcreator");
    private static final Job NIGHT = job("it's [night]", true, "EXEC dbo.Close");
    private static final Linked REPORTS = new Linked("REPORTS", "", "MSOLEDBSQL", "10.0.9.20", "", List.of("data access", "rpc out"),
            List.of(new Mapping(Optional.empty(), true, Optional.empty()), new Mapping(Optional.of("app"), false, Optional.of("reader"))));
    private static final ServerObjects HERE = new ServerObjects(List.of(APP, login("unused", "0x0B", "S")), List.of(NIGHT), List.of(REPORTS));
    private static final DatabaseNeeds NEEDS = new DatabaseNeeds(List.of(new User("app_user", "0x0A"), new User("orphan", "0xFF")), List.of("REPORTS"));

    private static Login login(String name, String sid, String type, String... roles) {
        return new Login(name, sid, type, false, "master", true, false, List.of(roles));
    }

    private static Job job(String name, boolean enabled, String command) {
        return new Job(name, enabled, "sa", "", List.of(new Step(1, "One", "TSQL", command, "Sales", 1, 2)), List.of(new Schedule("Nightly", true, Map.of("freq_type", 4L))));
    }

    private static Parity parity(ServerObjects there) {
        return new Parity(Side.MANAGED_INSTANCE, HERE, there, NEEDS);
    }

    private static ServerObjects there(Login login, Job job, Linked linked) {
        return new ServerObjects(List.of(login), List.of(job), List.of(linked));
    }

    private static List<String> gaps(ServerObjects there) {
        return parity(there).gaps().stream().map(item -> item.kind().word() + " " + item.state().word() + " " + item.differences()).toList();
    }

    @Test
    void aSideWithTheSameObjectsHasNoGaps() {
        assertEquals(List.of(), gaps(there(APP, NIGHT, REPORTS)));
        assertEquals("3 same", parity(there(APP, NIGHT, REPORTS)).words());
    }

    @Test
    void whatIsMissingIsNamedAndALoginThatNoUserHasIsNot() {
        assertEquals(List.of("login missing []", "job missing []", "linked-server missing []"), gaps(new ServerObjects(List.of(), List.of(), List.of())));
    }

    @Test
    void aLoginOfTheSameNameWithAnotherSidIsAnotherLogin() {
        assertEquals(List.of("login different [SID 0x0A here, 0x0C there: the database's user would have no login]"), gaps(there(login("app", "0x0C", "S", "dbcreator"), NIGHT, REPORTS)));
    }

    @Test
    void rolesCommandsAndMappingsAreCompared() {
        Linked other = new Linked("REPORTS", "", "MSOLEDBSQL", "10.0.9.20", "", REPORTS.options(), List.of(REPORTS.logins().getFirst()));
        assertEquals(List.of("login different [server roles is [dbcreator] here, [] there]", "job different [enabled is true here, false there, step 1 (One) differs in its command]",
                "linked-server different [logins is [everybody as itself, app as reader] here, [everybody as itself] there]"),
                gaps(there(login("app", "0x0A", "S"), job("it's [night]", false, "EXEC dbo.Open"), other)));
    }

    @Test
    void aJobThatOnlyTheOtherSideHasWouldRunAfterTheFailover() {
        ServerObjects there = new ServerObjects(List.of(APP), List.of(NIGHT, job("old", true, "x")), List.of(REPORTS));
        ParityItem extra = parity(there).gaps().getFirst();
        assertEquals(State.EXTRA, extra.state());
        assertEquals(Kind.JOB, extra.kind());
    }

    @Test
    void aLineOfACommandThatSaysGoDoesNotEndTheScriptsBatch() {
        ServerObjects here = new ServerObjects(List.of(), List.of(job("j", true, "PRINT 'a'\r\nGO\r\nPRINT 'b'")), List.of());
        String script = ParityScript.of(new Parity(Side.MANAGED_INSTANCE, here, new ServerObjects(List.of(), List.of(), List.of()), new DatabaseNeeds(List.of(), List.of())), List.of("x"));
        assertTrue(script.contains("SET @command = CAST(N'' AS nvarchar(max)) + N'PRINT ''a''' + NCHAR(10) + N'GO\r\nPRINT ''b''';"), script);
        assertTrue(script.lines().noneMatch(line -> line.strip().equalsIgnoreCase("GO")), script);
    }

    @Test
    void aWindowsLoginCannotBeMadeOnAnInstance() {
        ServerObjects here = new ServerObjects(List.of(login("CORP\\app", "0x0A", "U")), List.of(), List.of());
        Parity parity = new Parity(Side.MANAGED_INSTANCE, here, new ServerObjects(List.of(), List.of(), List.of()), new DatabaseNeeds(List.of(new User("u", "0x0A")), List.of()));
        assertTrue(parity.gaps().getFirst().differences().getFirst().contains("Entra login"), parity::words);
        assertFalse(ParityScript.of(parity, List.of("x")).lines().anyMatch(line -> !line.isBlank() && !line.startsWith("--") && !line.startsWith("DECLARE ")), "all of it is left to a person");
    }

    @Test
    void theScriptAsksForPasswordsAndQuotesWhatItNames() {
        String script = ParityScript.of(parity(new ServerObjects(List.of(), List.of(), List.of())), List.of("For mi01"));
        assertTrue(script.startsWith("-- For mi01\n"), script);
        assertTrue(script.contains("DECLARE @password1 nvarchar(128) = N''; -- fill in, and do not save"), script);
        assertTrue(script.contains("SID = 0x0A, CHECK_POLICY = ON, CHECK_EXPIRATION = OFF"), script);
        assertTrue(script.contains("EXEC msdb.dbo.sp_add_job @job_name = N'it''s [night]', @enabled = 0"), script);
        assertTrue(script.contains("@rmtuser = N'reader', @rmtpassword = @password2"), script);
        assertTrue(script.contains("ALTER SERVER ROLE [dbcreator] ADD MEMBER [app];"), script);
        assertFalse(script.contains("0x0200"), "no hash of a password");
    }
}
