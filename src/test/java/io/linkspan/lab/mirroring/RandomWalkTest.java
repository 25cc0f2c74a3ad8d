package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.fault.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/**
 * One walk over everything that can happen to a link whose SQL Server side is a cluster of two nodes behind a listener, under writers: each change of role is held
 * against a small model of who has which role, the rows against {@link RolesModel}. A failing walk is printed with its seed; {@code -Dlab.seed} repeats it.
 */
class RandomWalkTest {

    private static final int STEPS = 70;
    private static final Duration AT_MOST = Duration.ofSeconds(12);
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration CATCH_UP = Duration.ofMillis(400);
    /** Not synchronized, already so, not now, not in this role, not in time, not in this state, not fit: what a change of role may be refused with. */
    private static final Set<Integer> REFUSALS = Set.of(41142, 41122, 41113, 41140, 41149, 41190, 41195, 35253, 35250, 35248);

    @TempDir
    Path folder;

    private final List<String> walked = new ArrayList<>();
    private Nodes nodes;
    private Pair pair;
    private List<Instance> machines;
    private RolesModel model;
    private Random random;
    private Instance local;
    private Role ofNodes = Role.PRIMARY;
    private Role ofInstance = Role.SECONDARY;

    @RepeatedTest(3)
    void rolesFollowTheModelAndNoAcknowledgedRowIsLostButByForce() throws Exception {
        long seed = Long.getLong("lab.seed", new Random().nextLong());
        random = new Random(seed);
        try (Nodes opened = new Nodes(folder).link(); RolesModel rows = new RolesModel(List.of(opened.first, opened.second, opened.pair.instance), 4)) {
            nodes = opened;
            pair = opened.pair;
            machines = List.of(opened.first, opened.second, pair.instance);
            local = opened.first;
            model = rows;
            machines.forEach(m -> m.groups().failoverPatience(CATCH_UP));
            long end = System.nanoTime() + AT_MOST.toNanos();
            for (int i = 0; i < STEPS && System.nanoTime() < end; i++) {
                step();
                assertEquals(model(), actual());
                model.awaitRows(20, PACE);
            }
            heal();
            rows.stopWriting();
            pair.await("all three are equal", () -> Pair.rows(Nodes.database(local)).equals(Pair.rows(pair.copy())) && Pair.rows(Nodes.database(standby())).equals(Pair.rows(pair.copy())));
            assertEquals(List.of(), rows.wrong());
            assertTrue(rows.rows() > 0);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\nwalked: " + walked, e);
        }
    }

    private void step() {
        switch (random.nextInt(18)) {
            case 0 -> fault(FaultKind.CUT_PATH, random.nextInt(4) == 0 ? "" : any().name(), "");
            case 1 -> fault(FaultKind.KILL, any().name(), "");
            case 2 -> fault(FaultKind.SLOW_PATH, "", "20k");
            case 3 -> fault(FaultKind.STOP_REDO, any().name(), "");
            case 4, 5, 6 -> clear();
            case 7 -> suspend(any(), random.nextBoolean());
            case 8 -> mode(random.nextBoolean());
            case 9 -> required(random.nextBoolean() ? Nodes.GROUP : Pair.LINK, random.nextInt(2));
            case 10 -> byHand();
            case 11 -> force();
            case 12 -> repair();
            case 13 -> forceLocally();
            case 14 -> backUpLog();
            case 15, 16 -> failOverLocally();
            default -> failOver();
        }
    }

    private void fault(FaultKind kind, String on, String value) {
        walked.add(kind + " " + on);
        pair.faults.set(kind, on, value);
    }

    private void clear() {
        walked.add("clear");
        pair.faults.clear();
    }

    private void suspend(Instance machine, boolean on) {
        attempt((on ? "suspend " : "resume ") + machine.name(), () -> machine.groups().suspend(Pair.DATABASE, on));
    }

    private void mode(boolean synchronous) {
        Map<String, String> mode = Map.of("AVAILABILITY_MODE", synchronous ? "SYNCHRONOUS_COMMIT" : "ASYNCHRONOUS_COMMIT");
        for (Instance side : List.of(local, pair.instance)) {
            attempt(mode + " " + side.name(), () -> side.groups().modify(Pair.LINK, Map.of(Nodes.GROUP, mode, "salesmiag", mode)));
        }
    }

    private void required(String group, int secondaries) {
        for (Instance side : group.equals(Pair.LINK) ? List.of(local, pair.instance) : List.of(local)) {
            attempt(group + " requires " + secondaries + " on " + side.name(), () -> side.groups().set(group, Map.of("REQUIRED_SYNCHRONIZED_SECONDARIES_TO_COMMIT", Integer.toString(secondaries))));
        }
    }

    private void backUpLog() {
        machines.stream().map(RolesModel::database).filter(d -> d.writable()).findFirst().ifPresent(d -> {
            walked.add("log backup on " + d.instance().name());
            d.log().backedUp();
        });
    }

    /** Where an answer was lost, neither is primary, and both have everything: it was only asked once that was sure. */
    private void failOver() {
        if (ofNodes == Role.SECONDARY && ofInstance == Role.SECONDARY) {
            takeOver(random.nextBoolean() ? local : pair.instance);
        } else if (ofNodes != ofInstance) {
            Instance from = primary();
            if (attempt("failover from " + from.name(), () -> from.groups().failOver(Pair.LINK))) {
                swap();
            } else {
                settle();
            }
        }
    }

    /** The older way: the role is given up, and taken over only once nothing is missing; else it is taken back. */
    private void byHand() {
        if (ofNodes == ofInstance) {
            return;
        }
        Instance from = primary();
        Instance to = from == local ? pair.instance : local;
        if (attempt("role given up by " + from.name(), () -> from.groups().becomeSecondary(Pair.LINK))) {
            set(from, Role.SECONDARY);
            assertEquals(model(), actual());
            long end = System.nanoTime() + CATCH_UP.toNanos();
            while (!level(from, to) && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            takeOver(level(from, to) ? to : from);
        }
    }

    private void takeOver(Instance machine) {
        if (attempt("role taken by " + machine.name(), () -> machine.groups().forceFailOver(Pair.LINK))) {
            set(machine, Role.PRIMARY);
        }
    }

    /** Places in two histories cannot be compared. */
    private boolean level(Instance from, Instance to) {
        return RolesModel.database(to).log().forks().equals(RolesModel.database(from).log().forks()) && to.groups().find(Pair.LINK).flatMap(g -> g.partnership().find(Pair.DATABASE)).map(r -> r.progress().hardenedLsn()).filter(RolesModel.database(from).log().end()::equals).isPresent();
    }

    private void force() {
        if (ofNodes != ofInstance && !model.split()) {
            Instance winner = primary() == local ? pair.instance : local;
            if (attempt("forced by " + winner.name(), () -> model.forced(() -> winner.groups().forceFailOver(Pair.LINK)))) {
                set(winner, Role.PRIMARY);
            }
        }
    }

    /** One of two primaries gives up. */
    private void repair() {
        if (model.split()) {
            Instance loser = random.nextBoolean() ? local : pair.instance;
            if (attempt("gives up: " + loser.name(), () -> loser.groups().becomeSecondary(Pair.LINK))) {
                set(loser, Role.SECONDARY);
                lost(loser == local ? pair.instance : local);
            }
        }
    }

    private void lost(Instance winner) {
        model.repaired(machines.stream().filter(m -> m != winner).collect(Collectors.toSet()), winner);
    }

    private void failOverLocally() {
        Instance to = standby();
        if (attempt("local failover to " + to.name(), () -> to.groups().failOver(Nodes.GROUP))) {
            local = to;
        }
    }

    /** While both sides are primary nobody could say what is lost by it. */
    private void forceLocally() {
        Instance to = standby();
        if (!model.split() && attempt("local force by " + to.name(), () -> model.forced(() -> to.groups().forceFailOver(Nodes.GROUP)))) {
            local = to;
            lost(to);
        }
    }

    private void heal() {
        clear();
        machines.forEach(m -> suspend(m, false));
        required(Nodes.GROUP, 0);
        required(Pair.LINK, 0);
        repair();
        if (ofNodes == Role.SECONDARY && ofInstance == Role.SECONDARY) {
            takeOver(local);
        }
        assertTrue(ofNodes != ofInstance, model());
    }

    /** After a failover that did not end in time: as before, or given up with the answer lost, or done. */
    private void settle() {
        List<String> before = List.of(model());
        if (!before.contains(actual())) {
            set(primary(), Role.SECONDARY);
            if (!model().equals(actual())) {
                set(ofNodes == ofInstance && Nodes.database(local).writable() ? local : pair.instance, Role.PRIMARY);
            }
        }
    }

    private void swap() {
        Role role = ofNodes;
        ofNodes = ofInstance;
        ofInstance = role;
    }

    private void set(Instance side, Role role) {
        if (side == pair.instance) {
            ofInstance = role;
        } else {
            ofNodes = role;
        }
    }

    /** @return whether it was done */
    private boolean attempt(String what, Runnable change) {
        try {
            change.run();
            walked.add(what);
            return true;
        } catch (ServerError e) {
            walked.add(what + ": " + e.number());
            assertTrue(REFUSALS.contains(e.number()), () -> what + ": " + e.number() + " " + e.getMessage());
            return false;
        }
    }

    private String model() {
        return local.name() + " leads " + ofNodes + ", mi1 " + ofInstance;
    }

    private String actual() {
        List<Instance> leading = List.of(nodes.first, nodes.second).stream().filter(n -> Nodes.group(n).role() == Role.PRIMARY).toList();
        return leading.stream().map(Instance::name).collect(Collectors.joining(" and ")) + " leads " + leading.stream().map(n -> n.groups().find(Pair.LINK).map(g -> g.role().name()).orElse("nothing")).collect(Collectors.joining(" and "))
                + ", mi1 " + pair.onInstance().role();
    }

    /** The side that is the only primary. */
    private Instance primary() {
        return ofNodes == Role.PRIMARY ? local : pair.instance;
    }

    private Instance standby() {
        return local == nodes.first ? nodes.second : nodes.first;
    }

    private Instance any() {
        return machines.get(random.nextInt(machines.size()));
    }
}
