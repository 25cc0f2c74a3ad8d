package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.cli.Shell;
import io.linkspan.lab.LabMachine;
import io.linkspan.lab.Topology;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Side;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests on a practice estate that each of them opens as it needs; when it is closed the lab has to be without a defect. */
abstract class PracticeScenario {

    @TempDir
    Path folder;
    Practice practice;
    /** The command line on this estate, with the same state folder. */
    Shell shell;

    final void open() throws Exception {
        open(Topology.shipped("default"));
    }

    final void open(Topology topology) throws Exception {
        open(topology, UnaryOperator.identity());
    }

    /** @param edit changes the profile before it is read */
    final void open(Topology topology, UnaryOperator<String> edit) throws Exception {
        practice = new Practice(folder, topology, edit);
        shell = new Shell(folder.resolve("profile.json"), practice.home());
    }

    final void linked() throws Exception {
        linked(Topology.shipped("default"));
    }

    /** Opens it, and makes the link of a database in which {@link Writers} can write. */
    final void linked(Topology topology) throws Exception {
        open(topology);
        Writers.prepare(server());
        create();
    }

    final void create() {
        done(practice.run(practice.create(practice.task("Ferries", Practice.FERRIES, Optional.empty()))));
    }

    @AfterEach
    final void close() {
        List<String> defects = practice.lab.defects();
        shell.close();
        practice.close();
        assertEquals(List.of(), defects);
    }

    final LabMachine server() {
        return practice.machine(Side.SQL_SERVER);
    }

    final LabMachine instance() {
        return practice.machine(Side.MANAGED_INSTANCE);
    }

    final LinkSnapshot link() {
        return practice.facts(Practice.FERRIES, Optional.empty()).link();
    }

    /** One side is, and the other is not. */
    final void assertPrimary(Side side) {
        LinkSnapshot link = link();
        assertEquals(Optional.of(LinkRole.PRIMARY), link.role(side));
        assertEquals(Optional.of(LinkRole.SECONDARY), link.role(side.other()));
    }

    /** The numbers written there; none where it cannot be read. */
    static List<Integer> rows(LabMachine machine) {
        try {
            return Writers.read(machine);
        } catch (SQLException _) {
            return List.of();
        }
    }

    static void done(RunResult result) {
        assertEquals(RunOutcome.DONE, result.outcome(), () -> result.problem().toString());
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it never came to this: " + what);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
