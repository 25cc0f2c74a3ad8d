package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.linkspan.cli.Shell;
import io.linkspan.lab.LabControl;
import io.linkspan.lab.LabFault;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkState;
import io.linkspan.model.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Forced failovers at the command line with SQL Server dead, on builds that have no statement for it: through Azure, or with the link dropped. */
class ForcedOlderBuildsTest extends PracticeScenario {

    private static final String BEFORE_THE_STATEMENT = "16.0.4095.4";
    private static final String BEFORE_TWO_WAYS = "15.0.4312.2";

    /** A link with three rows on both sides, then SQL Server dies. */
    private void deadAfterThreeRows(String version) throws Exception {
        linked(Practice.version(folder, version));
        for (int n : List.of(1, 2, 3)) {
            Writers.write(server(), n);
        }
        await("the rows have arrived", () -> rows(instance()).equals(List.of(1, 2, 3)));
        practice.fault("kill", Practice.SERVER);
    }

    private Shell.Ran forced(String... more) {
        return shell.json(Stream.concat(Stream.of("link", "failover", "ferries", "--to", "managed-instance", "--forced"), Arrays.stream(more)).toArray(String[]::new));
    }

    private static JsonNode check(JsonNode document, String id) {
        return StreamSupport.stream(document.path("checks").spliterator(), false).filter(line -> line.path("id").asText().equals(id)).findFirst().orElseThrow(() -> new AssertionError(document.toString()));
    }

    private static void done(Shell.Ran ran) {
        assertEquals("0 done", ran.code() + " " + ran.json().path("outcome").asText(), ran.out() + ran.err());
    }

    private List<String> changes(int since) {
        return Executed.texts(practice.lab.changes()).stream().skip(since).toList();
    }

    @Test
    void aBuildWithoutTheStatementIsTakenOverFromThroughAzure() throws Exception {
        deadAfterThreeRows(BEFORE_THE_STATEMENT);
        int before = practice.lab.changes().size();
        JsonNode checks = shell.json("check", "failover", "ferries", "--to", "managed-instance", "--forced").json();
        assertEquals("ready passed", checks.path("verdict").asText() + " " + check(checks, "FO-14").path("outcome").asText(), checks::toString);
        assertEquals(5, forced("--yes").code());
        assertEquals(5, forced("--yes", "--accept-data-loss", "ferries up to 5 s").code());
        assertEquals(List.of(), changes(before));
        done(forced("--accept-data-loss", "ferries unknown"));
        List<String> sent = changes(before);
        assertEquals(1, sent.size(), sent::toString);
        assertTrue(sent.getFirst().startsWith("POST ") && sent.getFirst().contains("/distributedAvailabilityGroups/ferries/failover") && sent.getFirst().contains("ForcedAllowDataLoss"), sent::toString);
        Writers.write(instance(), 4);
        assertEquals(List.of(1, 2, 3, 4), rows(instance()));

        practice.mend();
        assertEquals("Two primaries", link().state().words());
        Shell.Ran repaired = shell.json("link", "repair", "ferries", "--keep", "managed-instance", "--save-to", "C:\\Saved\\", "--accept-data-loss", "ferries drops sql-server");
        done(repaired);
        await("data flows again", () -> link().state() == LinkState.SYNCHRONISING);
        assertEquals(Optional.of(LinkRole.SECONDARY), link().role(Side.SQL_SERVER));
    }

    /** A forced failover is not sent twice: a second one would hand the role on. */
    private void assertSentOnce(int since) {
        List<String> sent = changes(since);
        assertEquals(1, sent.size(), sent::toString);
        assertTrue(sent.getFirst().startsWith("POST "), sent::toString);
        assertEquals(Optional.of(LinkRole.PRIMARY), link().role(Side.MANAGED_INSTANCE));
    }

    @Test
    void anAnswerOfAzuresThatIsLostIsNotAskedForAgain() throws Exception {
        deadAfterThreeRows(BEFORE_THE_STATEMENT);
        int before = practice.lab.changes().size();
        practice.fault("arm-lose-answer", "");
        done(forced("--accept-data-loss", "ferries unknown"));
        assertSentOnce(before);
    }

    @Test
    void aProcessThatDiesWhileAzureIsAtItIsResumedWithoutAskingAgain() throws Exception {
        deadAfterThreeRows(BEFORE_THE_STATEMENT);
        int before = practice.lab.changes().size();
        try (Program program = new Program(folder.resolve("profile.json"), practice.home(), "link", "failover", "ferries", "--to", "managed-instance", "--forced", "--accept-data-loss", "ferries unknown")) {
            program.killAt("accepted", "failover");
        }
        done(shell.json("run", "resume", "--yes"));
        assertSentOnce(before);
        practice.mend();
        assertEquals("Two primaries", link().state().words());
    }

    @Test
    void anOperationThatAzureRefusesInTheEndChangesNothing() throws Exception {
        deadAfterThreeRows(BEFORE_THE_STATEMENT);
        try (LabControl control = practice.lab.control()) {
            LabFault fault = control.set("arm-error", "", "lro:ConflictingServerOperation");
            Shell.Ran refused = forced("--accept-data-loss", "ferries unknown");
            assertEquals("4 undone", refused.code() + " " + refused.json().path("outcome").asText(), refused.out() + refused.err());
            assertEquals("Another operation runs; wait until it ends, then try again.", refused.json().at("/problem/next").asText());
            assertEquals(Optional.of(LinkRole.SECONDARY), link().role(Side.MANAGED_INSTANCE));
            control.clear(fault.id());
        }
        done(forced("--accept-data-loss", "ferries unknown"));
    }

    @Test
    void withAzureGoneTooTheStatementIsTheOneWayLeft() throws Exception {
        deadAfterThreeRows(BEFORE_THE_STATEMENT);
        practice.fault("arm-error", Practice.INSTANCE, "InvalidParameterValue");
        int before = practice.lab.changes().size();
        done(forced("--accept-data-loss", "ferries unknown"));
        assertEquals(List.of("ALTER AVAILABILITY GROUP [ferries] FORCE_FAILOVER_ALLOW_DATA_LOSS"), changes(before));
        Writers.write(instance(), 4);
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false).map(node -> node.path(field).asText()).toList();
    }

    @Test
    void anOlderServersLinkIsDroppedByForceAndItsRemainsAreFoundAndCleared() throws Exception {
        deadAfterThreeRows(BEFORE_TWO_WAYS);
        int before = practice.lab.changes().size();
        assertEquals(5, forced("--drop-link", "--yes").code());
        done(forced("--drop-link", "--accept-data-loss", "ferries unknown"));
        List<String> sent = changes(before);
        assertTrue(sent.size() == 1 && sent.getFirst().startsWith("DELETE ") && sent.getFirst().endsWith("/distributedAvailabilityGroups/ferries"), sent::toString);
        assertEquals(List.of(), practice.ends.arm().links());
        assertEquals("ONLINE READ_WRITE", practice.ends.instance().query("SELECT state_desc, CAST(DATABASEPROPERTYEX(N'Ferries', 'Updateability') AS nvarchar(20)) AS u FROM sys.databases WHERE name = N'Ferries'",
                row -> row.text("state_desc") + " " + row.text("u")).getFirst());
        Writers.write(instance(), 4);
        assertEquals(List.of(1, 2, 3, 4), rows(instance()));
        Shell.Ran dead = shell.json("watch", "--once");
        assertEquals("7 unknown", dead.code() + " " + dead.json().path("verdict").asText(), dead.out());
        assertTrue(dead.err().contains("HARBOUR01"), dead.err());
        assertEquals(6, shell.json("link", "show", "ferries").code(), "SQL Server may have it still");

        practice.mend();
        Writers.write(server(), 900);
        JsonNode listed = shell.json("link", "list").json().at("/links/0");
        assertEquals("ferries Incomplete PRIMARY NONE", listed.path("name").asText() + " " + listed.path("state").asText() + " " + listed.at("/roles/sql-server").asText() + " " + listed.at("/roles/managed-instance").asText());
        Shell.Ran watched = shell.json("watch", "--once");
        assertEquals("7 unhealthy", watched.code() + " " + watched.json().path("verdict").asText(), watched.out());
        assertEquals(List.of("incomplete"), texts(watched.json().path("findings"), "code"));
        JsonNode shown = shell.json("link", "show", "ferries").json().at("/findings/0");
        assertTrue(shown.path("text").asText().startsWith("Only the SQL Server has the link") && shown.path("next").asText().contains("linkspan link remove ferries"), shown::toString);
        String told = shell.run("link", "show", "ferries").out();
        assertTrue(told.contains("  Managed instance has no such link") && told.contains("  Azure has no such link"), told);
        JsonNode repair = shell.json("check", "repair", "ferries", "--keep", "managed-instance", "--save-to", "C:\\Saved\\").json();
        assertTrue(check(repair, "RE-01").path("why").asText().contains("linkspan link remove ferries"), repair::toString);

        Shell.Ran failover = shell.json("check", "failover", "ferries", "--to", "managed-instance");
        assertTrue(failover.code() == 3 && check(failover.json(), "FO-01").path("why").asText().contains("linkspan link remove ferries"), failover.out());

        assertEquals("ready", shell.json("check", "remove", "ferries").json().path("verdict").asText());
        Shell.Ran removed = shell.json("link", "remove", "ferries", "--yes");
        done(removed);
        assertEquals(List.of("identify done", "delete-link already", "drop-distributed-group done", "drop-availability-group done"),
                StreamSupport.stream(removed.json().path("steps").spliterator(), false).map(step -> step.path("id").asText() + " " + step.path("outcome").asText()).toList());
        assertEquals(List.of(), practice.ends.sqlServer().query("SELECT name FROM sys.availability_groups", row -> row.text("name")));
        Writers.write(server(), 901);
        assertEquals(List.of(1, 2, 3, 900, 901), rows(server()));
        assertEquals(List.of(1, 2, 3, 4), rows(instance()));
        assertEquals(2, shell.json("link", "show", "ferries").code());
    }

    @Test
    void aLinkThatGoesOneWayIsWarnedOfAndRefusedByAzureUntilItIsDropped() throws Exception {
        deadAfterThreeRows(BEFORE_TWO_WAYS);
        JsonNode checks = shell.json("check", "failover", "ferries", "--to", "managed-instance", "--forced").json();
        assertEquals("warned", check(checks, "FO-14").path("outcome").asText(), checks::toString);
        assertTrue(check(checks, "FO-14").path("why").asText().contains("--drop-link"), checks::toString);
        Shell.Ran refused = forced("--accept-data-loss", "ferries unknown");
        assertEquals("4 undone", refused.code() + " " + refused.json().path("outcome").asText(), refused.out() + refused.err());
        assertTrue(refused.json().at("/problem/next").asText().contains("--drop-link"), refused.out());
        assertEquals(Optional.of(LinkRole.SECONDARY), link().role(Side.MANAGED_INSTANCE));
    }
}
