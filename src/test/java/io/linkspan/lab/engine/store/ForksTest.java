package io.linkspan.lab.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ForksTest {

    private final Forks trunk = Forks.first();

    private static Lsn lsn(int block) {
        return new Lsn(34, block, 1);
    }

    @Test
    void oneHistoryIsCommonUpToTheShorterLog() {
        assertEquals(lsn(20), trunk.common(lsn(20), trunk, lsn(30)));
    }

    @Test
    void aCopyThatWasPromotedPartsFromTheOldPrimaryWhereItBegan() {
        Forks winner = trunk.with(lsn(20));
        assertEquals(lsn(20), winner.common(lsn(40), trunk, lsn(30)));
        assertEquals(lsn(20), trunk.common(lsn(30), winner, lsn(40)));
    }

    @Test
    void aCopyThatEndsBeforeTheBranchHasNothingToUndo() {
        assertEquals(lsn(15), trunk.with(lsn(20)).common(lsn(40), trunk, lsn(15)));
    }

    @Test
    void twoPromotedCopiesAgreeUpToTheEarlierBranch() {
        assertEquals(lsn(20), trunk.with(lsn(20)).common(lsn(40), trunk.with(lsn(25)), lsn(50)));
    }

    @Test
    void strangersHaveNothingInCommon() {
        assertEquals(Lsn.ZERO, trunk.common(lsn(20), Forks.first(), lsn(20)));
    }
}
