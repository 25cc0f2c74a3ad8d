package io.linkspan.lab.engine.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The branches of a log's history, oldest first: every promotion begins one, so two copies that went on separately are told apart although their LSNs look alike
 * (sys.database_recovery_status, recovery_fork_guid and fork_point_lsn). Immutable.
 */
public record Forks(List<Fork> all) {

    /** @param from the last LSN before the branch */
    public record Fork(UUID id, Lsn from) {
    }

    /** The first branch of a new log. */
    static Forks first() {
        return new Forks(List.of(new Fork(UUID.randomUUID(), Lsn.ZERO)));
    }

    Forks with(Lsn from) {
        List<Fork> more = new ArrayList<>(all);
        more.add(new Fork(UUID.randomUUID(), from));
        return new Forks(List.copyOf(more));
    }

    public Fork last() {
        return all.getLast();
    }

    /** How far two logs, which end at these LSNs, tell the same story; zero if they never did. */
    public Lsn common(Lsn end, Forks other, Lsn otherEnd) {
        int same = 0;
        while (same < Math.min(all.size(), other.all.size()) && all.get(same).id.equals(other.all.get(same).id)) {
            same++;
        }
        return same == 0 ? Lsn.ZERO : least(parting(same, end), other.parting(same, otherEnd));
    }

    private Lsn parting(int same, Lsn end) {
        return same < all.size() ? least(end, all.get(same).from) : end;
    }

    private static Lsn least(Lsn one, Lsn other) {
        return one.after(other) ? other : one;
    }
}
