package io.linkspan.monitor;

import static io.linkspan.monitor.Links.DEAD;
import static io.linkspan.monitor.Links.HEALTHY;
import static io.linkspan.monitor.Links.NOW;
import static io.linkspan.monitor.Links.azure;
import static io.linkspan.monitor.Links.copy;
import static io.linkspan.monitor.Links.instance;
import static io.linkspan.monitor.Links.log;
import static io.linkspan.monitor.Links.of;
import static io.linkspan.monitor.Links.resource;
import static io.linkspan.monitor.Links.role;
import static io.linkspan.monitor.Links.seeding;
import static io.linkspan.monitor.Links.server;
import static io.linkspan.monitor.Links.url;
import static io.linkspan.monitor.Links.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.link.Asked;
import io.linkspan.link.Survey;
import io.linkspan.model.Finding;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.LinkState;
import io.linkspan.model.Observed;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Severity;
import io.linkspan.model.Side;
import io.linkspan.model.SynchronizationHealth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The truth table: what a link shows, its verdict, its word, and the findings that say why. */
class DiagnosisTest {

    static Stream<Arguments> table() {
        return Stream.of(
                row("all is well", HEALTHY, Verdict.HEALTHY, LinkState.SYNCHRONISING),
                row("SQL Server is dead", of(Observed.unknown(DEAD, NOW), HEALTHY.managedInstance(), HEALTHY.resource()), Verdict.UNKNOWN, LinkState.UNKNOWN, "unknown"),
                row("the instance is dead", of(HEALTHY.sqlServer(), Observed.unknown(DEAD, NOW), HEALTHY.resource()), Verdict.UNKNOWN, LinkState.UNKNOWN, "unknown"),
                row("Azure is dead", of(HEALTHY.sqlServer(), HEALTHY.managedInstance(), Observed.unknown(DEAD, NOW)), Verdict.UNKNOWN, LinkState.UNKNOWN, "unknown"),
                row("everything is dead", of(Observed.unknown(DEAD, NOW), Observed.unknown(DEAD, NOW), Observed.unknown(DEAD, NOW)), Verdict.UNKNOWN, LinkState.UNKNOWN, "unknown", "unknown", "unknown"),
                row("one side is dead and the other disconnected", of(server(DiagnosisTest::cut).sqlServer(), Observed.unknown(DEAD, NOW), HEALTHY.resource()), Verdict.UNHEALTHY, LinkState.UNKNOWN, "disconnected", "unknown"),
                row("SQL Server is disconnected", server(DiagnosisTest::cut), Verdict.UNHEALTHY, LinkState.DISCONNECTED, "disconnected"),
                row("the instance is disconnected", instance(DiagnosisTest::cut), Verdict.UNHEALTHY, LinkState.DISCONNECTED, "disconnected"),
                row("Azure says disconnected", resource(azure("Catchup", false)), Verdict.UNHEALTHY, LinkState.SYNCHRONISING, "disconnected"),
                row("not healthy", server(v -> with(v, v.role(), v.connected(), Optional.of(SynchronizationHealth.NOT_HEALTHY), v.databases(), v.seeding())), Verdict.UNHEALTHY, LinkState.SYNCHRONISING, "not-healthy"),
                row("the log is nearly full", server(v -> log(v, 91)), Verdict.UNHEALTHY, LinkState.SYNCHRONISING, "log-nearly-full"),
                row("the log is half full", server(v -> log(v, 50)), Verdict.HEALTHY, LinkState.SYNCHRONISING),
                row("Azure knows another address of SQL Server", server(v -> url(v, "TCP://10.0.0.9:5022")), Verdict.HEALTHY, LinkState.SYNCHRONISING, "endpoint-differs"),
                row("both know the same address of SQL Server", server(v -> url(v, "tcp://10.0.0.4:5022")), Verdict.HEALTHY, LinkState.SYNCHRONISING),
                row("SQL Server and Azure's word on the silent instance are both primary", of(HEALTHY.sqlServer(), Observed.unknown(DEAD, NOW), Observed.known(Optional.of(azure("Catchup", true, LinkRole.PRIMARY, NOW.plusSeconds(86400L * 300))), NOW)),
                        Verdict.UNHEALTHY, LinkState.TWO_PRIMARIES, "two-primaries", "unknown"),
                row("a primary alone is refused by a side that cannot be read", of(server(DiagnosisTest::refused).sqlServer(), Observed.unknown(DEAD, NOW), Observed.unknown(DEAD, NOW)), Verdict.UNHEALTHY, LinkState.UNKNOWN,
                        "perhaps-two-primaries", "disconnected", "unknown", "unknown"),
                row("partially healthy", server(v -> with(v, v.role(), v.connected(), Optional.of(SynchronizationHealth.PARTIALLY_HEALTHY), v.databases(), v.seeding())), Verdict.HEALTHY, LinkState.SYNCHRONISING, "partially-healthy"),
                row("suspended", instance(v -> with(v, v.role(), v.connected(), v.health(), List.of(copy(true, "NOT SYNCHRONIZING", true)), v.seeding())), Verdict.UNHEALTHY, LinkState.SUSPENDED, "suspended"),
                row("reverting", instance(v -> with(v, v.role(), v.connected(), v.health(), List.of(copy(true, "REVERTING", false)), v.seeding())), Verdict.UNHEALTHY, LinkState.SYNCHRONISING, "reverting"),
                row("both primary", instance(v -> role(v, LinkRole.PRIMARY)), Verdict.UNHEALTHY, LinkState.TWO_PRIMARIES, "two-primaries", "roles-disagree"),
                row("neither primary", server(v -> role(v, LinkRole.SECONDARY)), Verdict.UNHEALTHY, LinkState.SYNCHRONISING, "no-primary"),
                row("Azure sees another role", resource(azure("Catchup", true, LinkRole.PRIMARY, NOW.plusSeconds(9_000_000))), Verdict.UNHEALTHY, LinkState.SYNCHRONISING, "roles-disagree"),
                row("failing over", server(v -> role(v, LinkRole.RESOLVING)), Verdict.UNHEALTHY, LinkState.FAILING_OVER, "failing-over"),
                row("seeding", server(v -> with(v, v.role(), v.connected(), v.health(), v.databases(), List.of(seeding("SEEDING", 1)))), Verdict.UNHEALTHY, LinkState.SEEDING, "seeding"),
                row("seeded", server(v -> with(v, v.role(), v.connected(), v.health(), v.databases(), List.of(seeding("COMPLETED", 1)))), Verdict.HEALTHY, LinkState.SYNCHRONISING),
                row("seeding failed", server(v -> with(v, v.role(), v.connected(), v.health(), v.databases(), List.of(seeding("FAILED", 1)))), Verdict.UNHEALTHY, LinkState.FAILED, "seeding-failed"),
                row("Azure reports an error", resource(azure("LinkCreationError", true)), Verdict.UNHEALTHY, LinkState.FAILED, "azure-error"),
                row("the certificate ends in 10 days", resource(azure("Catchup", true, LinkRole.SECONDARY, NOW.plusSeconds(864000))), Verdict.HEALTHY, LinkState.SYNCHRONISING, "certificate-ends-soon"),
                row("the certificate has expired", resource(azure("Catchup", true, LinkRole.SECONDARY, NOW)), Verdict.UNHEALTHY, LinkState.SYNCHRONISING, "certificate-expired"),
                row("the instance has no group", of(HEALTHY.sqlServer(), Observed.known(Optional.empty(), NOW), HEALTHY.resource()), Verdict.UNHEALTHY, LinkState.INCOMPLETE, "incomplete"),
                row("only SQL Server has it", of(server(DiagnosisTest::refused).sqlServer(), Observed.known(Optional.empty(), NOW), Observed.known(Optional.empty(), NOW)), Verdict.UNHEALTHY, LinkState.INCOMPLETE, "incomplete"),
                row("Azure has no link", of(HEALTHY.sqlServer(), HEALTHY.managedInstance(), Observed.known(Optional.empty(), NOW)), Verdict.UNHEALTHY, LinkState.REMOVING, "incomplete"),
                row("the views say nothing of data", server(v -> with(v, v.role(), v.connected(), Optional.empty(), List.of(), List.of())), Verdict.UNKNOWN, LinkState.UNKNOWN, "unproven"),
                row("the views say nothing of roles", server(v -> with(v, Optional.empty(), v.connected(), v.health(), v.databases(), List.of())), Verdict.UNKNOWN, LinkState.SYNCHRONISING, "unproven"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void theTableHolds(String what, LinkSnapshot link, Verdict verdict, LinkState state, List<String> codes) {
        Diagnosis diagnosis = Diagnosis.of(link, Optional.empty(), NOW);
        assertEquals(codes, diagnosis.findings().stream().map(Finding::code).toList());
        assertEquals(verdict, diagnosis.verdict());
        assertEquals(state, link.state());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void whatIsNotKnownIsNeverHealthy(String what, LinkSnapshot link, Verdict verdict, LinkState state, List<String> codes) {
        for (LinkSnapshot half : List.of(of(Observed.unknown(DEAD, NOW), link.managedInstance(), link.resource()), of(link.sqlServer(), Observed.unknown(DEAD, NOW), link.resource()),
                of(link.sqlServer(), link.managedInstance(), Observed.unknown(DEAD, NOW)))) {
            assertNotEquals(Verdict.HEALTHY, Diagnosis.of(half, Optional.empty(), NOW).verdict());
            assertNotEquals(LinkState.SYNCHRONISING, half.state());
        }
    }

    @Test
    void theWorstComesFirst() {
        List<Severity> severities = Diagnosis.of(of(server(DiagnosisTest::cut).sqlServer(), Observed.unknown(DEAD, NOW), HEALTHY.resource()), Optional.empty(), NOW).findings().stream().map(Finding::severity).toList();
        assertEquals(List.of(Severity.ERROR, Severity.WARNING), severities);
    }

    @Test
    void aSecondAttemptOfSeedingIsNoticed() {
        LinkSnapshot first = server(v -> with(v, v.role(), v.connected(), v.health(), v.databases(), List.of(seeding("SEEDING", 1))));
        LinkSnapshot second = server(v -> with(v, v.role(), v.connected(), v.health(), v.databases(), List.of(seeding("SEEDING", 2))));
        assertTrue(Diagnosis.of(second, Optional.of(first), NOW).findings().stream().anyMatch(f -> f.code().equals("seeding-restarted")));
        assertTrue(Diagnosis.of(second, Optional.of(second), NOW).findings().stream().noneMatch(f -> f.code().equals("seeding-restarted")));
    }

    @Test
    void oneSickLinkMakesTheWholeSickAndASilentMachineMakesItUnknown() {
        assertEquals(Verdict.HEALTHY, Watch.of(new Survey(List.of(HEALTHY), List.of()), Optional.empty(), NOW).verdict());
        assertEquals(Verdict.UNHEALTHY, Watch.of(new Survey(List.of(HEALTHY, server(DiagnosisTest::cut)), List.of()), Optional.empty(), NOW).verdict());
        assertEquals(Verdict.UNKNOWN, Watch.of(new Survey(List.of(HEALTHY), List.of(new Asked("mi01", Side.MANAGED_INSTANCE, false, Optional.of(DEAD), NOW))), Optional.empty(), NOW).verdict());
        assertEquals(Verdict.UNKNOWN, Watch.of(new Survey(List.of(), List.of(new Asked("mi01", Side.MANAGED_INSTANCE, false, Optional.of(DEAD), NOW))), Optional.empty(), NOW).verdict());
    }

    private static ReplicaView refused(ReplicaView v) {
        ReplicaView cut = cut(v);
        return new ReplicaView(cut.availabilityGroup(), cut.partnerGroup(), cut.partnerUrl(), cut.url(), cut.role(), cut.connected(), cut.health(), Optional.of("41976: Availability group 'salesmiag' is not responding."), cut.databases(), cut.seeding(), cut.log(), cut.certificateExpiry());
    }

    private static ReplicaView cut(ReplicaView v) {
        return with(v, v.role(), Optional.of(false), v.health(), v.databases(), v.seeding());
    }

    private static Arguments row(String what, LinkSnapshot link, Verdict verdict, LinkState state, String... codes) {
        return Arguments.of(what, link, verdict, state, List.of(codes));
    }
}
