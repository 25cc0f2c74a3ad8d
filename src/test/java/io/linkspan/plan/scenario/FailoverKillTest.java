package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.Side;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process dies by {@code kill -9} in the middle of a failover, and the run goes on to the same end as an undisturbed one. */
class FailoverKillTest {

    private static final String THERE = "managed-instance";
    private static final String BACK = "sql-server";

    @TempDir
    private Path folder;

    /** Kills at one line of the journal, resumes, and compares. */
    static void killed(Drill drill, List<String> wanted, boolean forced, String event, String step, String... command) throws Exception {
        try (RoleWatch watch = new RoleWatch(drill.practice.machine(Side.SQL_SERVER), drill.practice.machine(Side.MANAGED_INSTANCE)); Program program = drill.program(command)) {
            program.killAt(event, step);
            assertEquals(RunOutcome.INTERRUPTED, drill.practice.runs.outcome(drill.practice.runs.unfinished()), program::printed);
            RunResult resumed = drill.practice.runner.resume(drill.practice.runs.unfinished().run(), drill.practice.world, _ -> { });
            assertEquals(RunOutcome.DONE, resumed.outcome(), () -> event + " " + step + ": " + resumed.problem());
            drill.same(wanted);
            if (!forced) {
                assertEquals(List.of(), watch.bothWritable());
            }
        }
        assertTrue(drill.keepsItsRows(), () -> event + " " + step);
    }

    private static String[] to(String side) {
        return new String[] {"link", "failover", "ferries", "--to", side};
    }

    @Test
    void plannedBothWaysByStatementAndByRequest() throws Exception {
        try (Drill drill = new Drill(folder, Task.BY_STATEMENT)) {
            List<String> there = drill.undisturbed();
            List<String> here = drill.undisturbed(Task.TO_SQL_SERVER);
            killed(drill, there, false, "done", "gate", to(THERE));
            killed(drill, here, false, "started", "failover", to(BACK));
            killed(drill, there, false, "started", "failover", to(THERE));
            killed(drill, here, false, "accepted", "failover", to(BACK));
            killed(drill, there, false, "done", "failover", to(THERE));
        }
    }

    @Test
    void byHandBeforeBetweenAndAfterTheChangesOfRole() throws Exception {
        try (Drill drill = new Drill(folder, Task.BY_HAND)) {
            List<String> there = drill.undisturbed();
            for (String[] place : new String[][] {{"started", "synchronous"}, {"started", "demote"}, {"done", "demote"}, {"started", "take-over"}}) {
                drill.undisturbed(Task.TO_SQL_SERVER);
                killed(drill, there, false, place[0], place[1], to(THERE));
            }
        }
    }

    @Test
    void atTheEndOfALink() throws Exception {
        List<String> wanted;
        try (Drill drill = new Drill(folder, Task.CUT_OVER)) {
            wanted = drill.undisturbed();
        }
        try (Drill drill = new Drill(folder, Task.CUT_OVER)) {
            killed(drill, wanted, true, "started", "delete-link", "link", "failover", "ferries", "--to", THERE, "--drop-link");
        }
    }

    @Test
    void byForce() throws Exception {
        List<String> wanted;
        try (Drill drill = new Drill(folder, Task.FORCED_TO_INSTANCE)) {
            wanted = drill.undisturbed();
        }
        try (Drill drill = new Drill(folder, Task.FORCED_TO_INSTANCE)) {
            killed(drill, wanted, true, "started", "failover", "link", "failover", "ferries", "--to", THERE, "--forced", "--accept-data-loss", "ferries unknown");
        }
    }
}
