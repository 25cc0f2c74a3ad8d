package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.group.InstanceLink;
import io.linkspan.lab.engine.group.replication.ConnectError;
import io.linkspan.lab.engine.group.replication.LinkProblem;
import io.linkspan.lab.fault.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the certificates, the error it gives on each side and the management plane's code, and what repairs it. */
class TrustTest {

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private Pair pair;

    @BeforeEach
    void open() {
        pair = fresh();
    }

    @AfterEach
    void close() {
        pair.close();
    }

    private Pair fresh() {
        return new Pair(folder, clock, new Network(1L << 30, Duration.ofMillis(20)));
    }

    /** @param broken exchanges what is to be exchanged, wrongly; {@code repair} does the rest */
    private record Case(String name, Consumer<Pair> broken, Consumer<Pair> repair, int onSqlServer, int onInstance, LinkProblem problem) {
    }

    private static final Stream<Case> CASES = Stream.of(
            new Case("no SQL Server certificate on the instance", Pair::trustOnSqlServer, Pair::trustOnInstance, 28028, 28035, LinkProblem.CERTIFICATE_NOT_ON_INSTANCE),
            new Case("no instance certificate on SQL Server", Pair::trustOnInstance, Pair::trustOnSqlServer, 28035, 28028, LinkProblem.CERTIFICATE_NOT_ON_SQL_SERVER),
            new Case("instance certificate under another name", p -> {
                p.trustOnInstance();
                p.registerRoot("*.database.lab.test");
                p.importOnSqlServer("mi1");
            }, p -> {
                p.sqlServer.keys().remove(p.sqlServer.keys().find("mi1").orElseThrow());
                p.importOnSqlServer(p.instance.name());
            }, 28035, 28028, LinkProblem.CERTIFICATE_NOT_ON_SQL_SERVER),
            new Case("no root", p -> {
                p.trustOnInstance();
                p.importOnSqlServer(p.instance.name());
            }, p -> p.registerRoot("*.database.lab.test"), 28035, 28028, LinkProblem.CERTIFICATE_NOT_ON_SQL_SERVER),
            new Case("root for other names", p -> {
                p.trustOnInstance();
                p.importOnSqlServer(p.instance.name());
                p.registerRoot("*.database.windows.net");
            }, p -> p.registerRoot("*.database.lab.test"), 28035, 28028, LinkProblem.CERTIFICATE_NOT_ON_SQL_SERVER),
            new Case("expired on SQL Server", p -> p.trusting().faults.set(FaultKind.EXPIRE_CERTIFICATE, "SQL01", ""), p -> p.faults.clear(), 28023, 28025, LinkProblem.CERTIFICATE_NOT_ON_INSTANCE),
            new Case("expired on the instance", p -> p.trusting().faults.set(FaultKind.EXPIRE_CERTIFICATE, "mi1", ""), p -> p.faults.clear(), 28025, 28023,
                    LinkProblem.CERTIFICATE_NOT_ON_SQL_SERVER));

    @TestFactory
    Stream<DynamicTest> eachFaultHasItsNumberAndIsOverWhenItIsRepaired() {
        return CASES.map(c -> DynamicTest.dynamicTest(c.name, () -> {
            try (Pair tested = fresh()) {
                c.broken.accept(tested);
                InstanceLink link = tested.grouped().link();
                tested.await("SQL Server says " + c.onSqlServer, () -> tested.lastError() == c.onSqlServer);
                tested.await("the instance says " + c.onInstance, () -> error(tested).filter(n -> n == c.onInstance).isPresent());
                assertEquals(Optional.of(c.problem), tested.onInstance().partnership().problem());
                tested.await("the error log tells of it", () -> tested.logged(c.onSqlServer == 28028 || c.onSqlServer == 28023 ? tested.instance : tested.sqlServer, "Error: 28047"));
                assertFalse(link.done());
                c.repair.accept(tested);
                tested.await("the link comes by itself", () -> link.done() && tested.onSqlServer().partnership().connected());
                assertEquals(Optional.empty(), link.failure());
            }
        }));
    }

    private static Optional<Integer> error(Pair tested) {
        return tested.onInstance().partnership().lastError().map(ConnectError::number);
    }

    @Test
    void aCertificateThatRunsOutEndsTheNextConnection() {
        pair.linked();
        clock.advance(Duration.ofDays(400));
        pair.sqlServer.endpoints().set(pair.sqlServer.endpoints().mirroring().orElseThrow().with(Endpoint.State.STOPPED));
        pair.await("stopped", () -> !pair.onSqlServer().partnership().connected());
        pair.sqlServer.endpoints().set(pair.sqlServer.endpoints().mirroring().orElseThrow().with(Endpoint.State.STARTED));
        pair.await("SQL Server refuses the peer, whose certificate ended first", () -> pair.lastError() == 28025);
    }

    @Test
    void aCreationFailsWithItsReasonWhenItsTimeIsOver() {
        pair.trustOnSqlServer();
        InstanceLink link = pair.grouped().link();
        pair.await("the reason is known", () -> pair.onInstance().partnership().problem().isPresent());
        assertFalse(link.done());
        clock.advance(Duration.ofMinutes(6));
        pair.await("it fails", link::done);
        assertEquals(Optional.of(LinkProblem.CERTIFICATE_NOT_ON_INSTANCE), link.failure());
        assertEquals("LinkInitError", link.databases().getFirst().replicaState().id());
    }

    @Test
    void anAddressThatNobodyAnswersAtIsSaidSo() {
        pair.trusting().grouped("tcp://elsewhere.lab.test:5022;Server=[mi1]");
        pair.await("SQL Server says 35201", () -> pair.lastError() == 35201);
    }

    @Test
    void withoutTheServerInTheUrlTheGroupDoesNotRespond() {
        pair.trusting().grouped("tcp://" + pair.instance.name() + ":5022").link();
        pair.await("SQL Server says 41976", () -> pair.lastError() == 41976);
        pair.await("the instance logs why", () -> pair.logged(pair.instance, "Redirect string is empty"));
    }

    @Test
    void anotherServerInTheUrlDoesNotRespondEither() {
        pair.trusting().grouped("tcp://" + pair.instance.name() + ":5022;Server=[mi2]").link();
        pair.await("SQL Server says 41976", () -> pair.lastError() == 41976);
    }

    @Test
    void beforeTheLinkExistsTheInstanceDoesNotRespond() {
        pair.trusting().grouped();
        pair.await("SQL Server says 41976", () -> pair.lastError() == 41976);
        InstanceLink link = pair.link();
        pair.await("it connects once the link is made", () -> link.done() && pair.onSqlServer().partnership().connected());
    }

    @Test
    void withoutGroupsOnSqlServerTheLinkHearsNothing() {
        pair.trusting();
        InstanceLink link = pair.link();
        pair.await("the instance says 41976", () -> pair.onInstance().partnership().problem().equals(Optional.of(LinkProblem.GROUP_SILENT)));
        pair.instance.groups().links().startWithin(Duration.ZERO);
        pair.await("it fails", link::done);
        assertEquals("CloudLifterChimeraAvailabilityGroupConnectionCannotBeEstablished", link.failure().orElseThrow().armCode());
    }

    @Test
    void aClosedMasterKeyStopsTheEndpoint() {
        pair.trusting().sqlServer.keys().masterKey(null);
        pair.grouped();
        pair.await("the private key cannot be used", () -> pair.lastError() == 28037);
    }
}
