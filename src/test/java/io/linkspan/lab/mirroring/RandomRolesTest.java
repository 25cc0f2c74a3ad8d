package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.fault.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Random changes of role and faults under writers, against {@link RolesModel}. A failing seed is printed; {@code -Dlab.seed} repeats it. */
class RandomRolesTest {

    private static final int STEPS = 60;
    private static final Duration AT_MOST = Duration.ofSeconds(8);
    private static final Duration PACE = Duration.ofMillis(60);

    @TempDir
    Path folder;

    private Pair pair;
    private RolesModel model;
    private Random random;

    @RepeatedTest(2)
    void noAcknowledgedRowIsLostButByForce() throws Exception {
        long seed = Long.getLong("lab.seed", new Random().nextLong());
        random = new Random(seed);
        try (Pair opened = new Pair(folder).linked(); RolesModel rows = new RolesModel(List.of(opened.sqlServer, opened.instance), 4)) {
            pair = opened;
            model = rows;
            for (Instance side : List.of(pair.sqlServer, pair.instance)) {
                side.groups().failoverPatience(Duration.ofMillis(400));
            }
            long end = System.nanoTime() + AT_MOST.toNanos();
            for (int i = 0; i < STEPS && System.nanoTime() < end; i++) {
                step();
            }
            heal("seed " + seed);
            rows.stopWriting();
            pair.await("seed " + seed + ": both sides are equal", () -> Pair.rows(pair.source()).equals(Pair.rows(pair.copy())));
            assertEquals(List.of(), rows.wrong(), "seed " + seed);
            assertTrue(rows.rows() > 0);
        }
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0 -> pair.faults.set(FaultKind.CUT_PATH, "", "");
            case 1 -> pair.faults.set(FaultKind.SLOW_PATH, "", "20k");
            case 2 -> pair.faults.set(FaultKind.STOP_REDO, random.nextBoolean() ? "mi1" : "SQL01", "");
            case 3, 4 -> pair.faults.clear();
            case 5 -> any().groups().suspend(Pair.DATABASE, random.nextBoolean());
            case 6 -> mode(random.nextBoolean());
            case 7 -> byHand();
            case 8 -> force();
            case 9 -> repair();
            default -> failOver();
        }
        model.awaitRows(20, PACE);
    }

    /** Where an answer was lost, neither is primary, and both have everything: it was only asked once that was sure. */
    private void failOver() {
        if (role(pair.sqlServer) == Role.SECONDARY && role(pair.instance) == Role.SECONDARY) {
            attempt(() -> any().groups().forceFailOver(Pair.LINK));
        } else {
            primary().ifPresent(p -> attempt(() -> p.groups().failOver(Pair.LINK)));
        }
    }

    /** The older way: the role is given up, and taken over only once nothing is missing; else it is taken back. */
    private void byHand() {
        primary().ifPresent(from -> {
            Instance to = other(from);
            attempt(() -> {
                from.groups().becomeSecondary(Pair.LINK);
                long end = System.nanoTime() + Duration.ofMillis(400).toNanos();
                while (!level(from, to) && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                (level(from, to) ? to : from).groups().forceFailOver(Pair.LINK);
            });
        });
    }

    private boolean level(Instance from, Instance to) {
        return to.groups().find(Pair.LINK).flatMap(g -> g.partnership().find(Pair.DATABASE)).map(r -> r.progress().hardenedLsn()).filter(database(from).log().end()::equals).isPresent();
    }

    private void force() {
        primary().filter(_ -> !model.split()).ifPresent(loser -> attempt(() -> model.forced(() -> other(loser).groups().forceFailOver(Pair.LINK))));
    }

    /** The instance wins. */
    private void repair() {
        if (model.split()) {
            Instance loser = random.nextBoolean() ? pair.sqlServer : pair.instance;
            attempt(() -> {
                loser.groups().becomeSecondary(Pair.LINK);
                model.repaired(Set.of(loser), other(loser));
            });
        }
    }

    private void heal(String seed) {
        pair.faults.clear();
        for (Instance side : List.of(pair.sqlServer, pair.instance)) {
            side.groups().suspend(Pair.DATABASE, false);
        }
        repair();
        if (role(pair.sqlServer) == Role.SECONDARY && role(pair.instance) == Role.SECONDARY) {
            pair.sqlServer.groups().forceFailOver(Pair.LINK);
        }
        assertTrue(role(pair.sqlServer) != role(pair.instance), seed + ": " + role(pair.sqlServer) + " " + role(pair.instance));
    }

    private void mode(boolean synchronous) {
        Map<String, String> mode = Map.of("AVAILABILITY_MODE", synchronous ? "SYNCHRONOUS_COMMIT" : "ASYNCHRONOUS_COMMIT");
        for (Instance side : List.of(pair.sqlServer, pair.instance)) {
            side.groups().modify(Pair.LINK, Map.of("salesag", mode, "salesmiag", mode));
        }
    }

    private static void attempt(Runnable change) {
        try {
            change.run();
        } catch (ServerError _) {
            // refused: the model knows nothing of it, so nothing may have changed
        }
    }

    /** The only primary, if there is just one. */
    private Optional<Instance> primary() {
        return role(pair.sqlServer) == role(pair.instance) ? Optional.empty() : Optional.of(role(pair.sqlServer) == Role.PRIMARY ? pair.sqlServer : pair.instance);
    }

    private static Role role(Instance side) {
        return side.groups().find(Pair.LINK).orElseThrow().role();
    }

    private Instance any() {
        return random.nextBoolean() ? pair.sqlServer : pair.instance;
    }

    private Instance other(Instance side) {
        return side == pair.sqlServer ? pair.instance : pair.sqlServer;
    }

    private static Database database(Instance side) {
        return side.databases().get(Pair.DATABASE);
    }
}
