package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.type.ServerError;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicationTest {

    @TempDir
    Path folder;

    private Pair pair;

    @BeforeEach
    void open() {
        pair = new Pair(folder);
    }

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void aNewLinkSeedsWhatIsThere() {
        Pair.write(pair.source(), 1, "before");
        pair.linked();
        assertEquals(DatabaseState.ONLINE, pair.copy().state());
        assertEquals(Pair.rows(pair.source()), Pair.rows(pair.copy()));
        assertEquals(pair.source().familyGuid(), pair.copy().familyGuid());
    }

    @Test
    void committedRowsArriveWithTheirLsn() {
        pair.linked();
        Lsn lsn = Pair.write(pair.source(), 7, "seven");
        pair.await("the row is there", () -> pair.copy().log().end().equals(lsn));
        assertEquals("seven", Pair.rows(pair.copy()).get(7));
        pair.await("the primary has heard of it", () -> pair.sent().progress().redone().orElseThrow().lsn().equals(lsn));
    }

    @Test
    void theCopyRefusesWrites() {
        pair.linked();
        assertEquals(3906, assertThrows(ServerError.class, () -> Pair.write(pair.copy(), 1, "no")).number());
    }

    @Test
    void aDroppedLinkLeavesTwoIndependentDatabases() {
        Pair.write(pair.source(), 1, "both");
        pair.linked();
        assertTrue(pair.instance.groups().links().remove(Pair.LINK));
        Pair.write(pair.copy(), 2, "here");
        Pair.write(pair.source(), 3, "there");
        assertEquals("{1=both, 2=here}", Pair.rows(pair.copy()).toString());
        assertTrue(pair.instance.groups().all().isEmpty());
        pair.await("SQL Server notices", () -> !pair.onSqlServer().partnership().connected());
    }

    @Test
    void droppingTheGroupsOnSqlServerEndsReplicationToo() {
        pair.linked();
        pair.sqlServer.groups().drop(Pair.LINK);
        pair.await("the instance notices", () -> !pair.onInstance().partnership().connected());
        pair.sqlServer.groups().drop("salesag");
        Pair.write(pair.source(), 1, "alone");
        assertTrue(pair.source().groupDatabaseId().isEmpty());
    }

    @Test
    void closingEndsAllThreadsAndPorts() {
        pair.linked();
        var port = pair.estate.addresses().find("10.0.0.4", 5022).orElseThrow();
        pair.close();
        assertThrows(java.io.IOException.class, () -> new java.net.Socket(port.getAddress(), port.getPort()).close());
    }
}
