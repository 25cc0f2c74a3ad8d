package io.linkspan.plan.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.Checks;
import io.linkspan.check.Limits;
import io.linkspan.check.SampleFacts;
import io.linkspan.check.fact.DatabaseUse;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.GroupFact;
import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.model.SynchronizationHealth;
import io.linkspan.plan.Plan;
import io.linkspan.plan.PlanDocument;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.task.failover.FailOverLink;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Survey;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.script.Script;
import io.linkspan.script.ScriptFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailOverLinkTest {

    private static final LinkName SALES = new LinkName("sales");
    private static final DatabaseUse IDLE = new DatabaseUse(SampleFacts.known(List.of()), SampleFacts.known(List.of()));
    private static final Survey NOBODY = new Survey(Map.of(Side.SQL_SERVER, IDLE, Side.MANAGED_INSTANCE, IDLE), SampleFacts.known("NO"), Set.of());

    /** A link whose primary is the given side, with some log on its way. */
    private static Facts facts(Side primary, String version, long queueKb, String state) {
        LinkResource resource = new LinkResource("sales", Optional.empty(), "TCP://10.0.0.4:5022", "salesag", "salesmiag", Optional.empty(),
                Optional.of(primary == Side.MANAGED_INSTANCE ? LinkRole.PRIMARY : LinkRole.SECONDARY), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        LinkSnapshot link = new LinkSnapshot(SALES, "SQL01", "mi01", SampleFacts.known(Optional.of(view(Side.SQL_SERVER, primary, queueKb, state))),
                SampleFacts.known(Optional.of(view(Side.MANAGED_INSTANCE, primary, queueKb, state))), SampleFacts.known(Optional.of(resource)));
        Facts good = SampleFacts.with(SampleFacts.server(version, "Enterprise Edition", "Windows", "Windows Server 2022"));
        return new Facts(good.server(), good.certificates(), good.endpoint(), good.groups(), good.database(), good.content(), good.instance(), good.use(), good.copies(), good.backups(), link);
    }

    private static ReplicaView view(Side side, Side primary, long queueKb, String state) {
        DatabaseReplica local = replica(true, state, 0);
        List<DatabaseReplica> databases = side == primary ? List.of(local, replica(false, state, queueKb)) : List.of(local);
        return new ReplicaView(side == Side.SQL_SERVER ? "salesag" : "salesmiag", side == Side.SQL_SERVER ? "salesmiag" : "salesag", "", "", Optional.of(side == primary ? LinkRole.PRIMARY : LinkRole.SECONDARY),
                Optional.of(true), Optional.of(SynchronizationHealth.HEALTHY), Optional.empty(), databases, List.of(), Optional.empty(), Optional.empty());
    }

    private static DatabaseReplica replica(boolean local, String state, long queueKb) {
        return new DatabaseReplica("Sales", local, state, Optional.empty(), Optional.of("ONLINE"), false, Optional.empty(), OptionalLong.of(queueKb), OptionalLong.empty(), OptionalLong.of(0),
                OptionalLong.empty(), OptionalLong.of(0), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Plan plan(Side to, boolean drop, boolean forced, Facts facts) {
        return FailOverLink.plan(new FailoverTask(SALES, "SQL01", "mi01", to, Workload.WAIT, drop, forced), facts, NOBODY);
    }

    private static String calls(Plan plan) {
        return PlanDocument.of(plan).plan().stream().filter(step -> step.call() != null).map(step -> step.side() + ": " + (step.call().tsql() != null ? step.call().tsql() : step.call().method() + " "
                + step.call().path().replaceAll(".*/managedInstances/", "") + " " + step.call().body())).collect(Collectors.joining("\n"));
    }

    @Test
    void failsOverToTheInstanceByStatementOnSqlServer() {
        assertEquals("sql-server: ALTER AVAILABILITY GROUP [sales] FAILOVER", calls(plan(Side.MANAGED_INSTANCE, false, false, facts(Side.SQL_SERVER, "16.0.4165.4", 0, "SYNCHRONIZING"))));
    }

    @Test
    void failsBackByRequestToAzure() {
        assertEquals("managed-instance: POST mi01/distributedAvailabilityGroups/sales/failover?api-version=2025-01-01 {\"failoverType\":\"Planned\"}",
                calls(plan(Side.SQL_SERVER, false, false, facts(Side.MANAGED_INSTANCE, "16.0.4165.4", 0, "SYNCHRONIZING"))));
    }

    @Test
    void cutsOverInStepAndLeavesADistributedGroupWhoseGroupStays() {
        assertEquals("""
                sql-server: ALTER AVAILABILITY GROUP [sales] MODIFY AVAILABILITY GROUP ON
                N'salesag' WITH (AVAILABILITY_MODE = SYNCHRONOUS_COMMIT), N'salesmiag' WITH (AVAILABILITY_MODE = SYNCHRONOUS_COMMIT)
                sql-server: ALTER AVAILABILITY GROUP [sales] SET (ROLE = SECONDARY)
                managed-instance: DELETE mi01/distributedAvailabilityGroups/sales?api-version=2025-01-01\s""", calls(plan(Side.MANAGED_INSTANCE, true, false, facts(Side.SQL_SERVER, "15.0.4312.2", 0, "SYNCHRONIZING"))));
    }

    /** A link whose group was made with it, and perhaps others from the same group. */
    private static Facts owning(String... others) {
        Facts good = facts(Side.SQL_SERVER, "16.0.4165.4", 0, "SYNCHRONIZING");
        String own = SALES.partnerAvailabilityGroupName();
        List<GroupFact> groups = Stream.concat(Stream.of(new GroupFact(own, false, List.of("Sales"), List.of("SQL01"))),
                Stream.concat(Stream.of("sales"), Stream.of(others)).map(name -> new GroupFact(name, true, List.of(), List.of(own, name + "mi")))).toList();
        LinkSnapshot link = good.link();
        ReplicaView view = view(Side.SQL_SERVER, Side.SQL_SERVER, 0, "SYNCHRONIZING");
        ReplicaView renamed = new ReplicaView(own, view.partnerGroup(), "", "", view.role(), view.connected(), view.health(), view.lastConnectError(), view.databases(), view.seeding(), Optional.empty(), Optional.empty());
        return new Facts(good.server(), good.certificates(), good.endpoint(), SampleFacts.known(groups), good.database(), good.content(), good.instance(), good.use(), good.copies(), good.backups(),
                new LinkSnapshot(link.name(), link.server(), link.instance(), SampleFacts.known(Optional.of(renamed)), link.managedInstance(), link.resource()));
    }

    private static List<String> ids(Plan plan) {
        return plan.steps().stream().map(Step::id).dropWhile(id -> !id.equals("gate")).toList();
    }

    @Test
    void locksSqlServersDatabaseBeforeItsGroupsGo() {
        assertEquals(List.of("gate", "demote", "gate-again", "delete-link", FailOverLink.LOCK, "drop-distributed-group", "drop-availability-group"), ids(plan(Side.MANAGED_INSTANCE, true, false, owning())));
    }

    @Test
    void theWrittenGroupsGoOnlyOnceTheDatabaseIsLocked() {
        String script = Script.of(plan(Side.MANAGED_INSTANCE, true, false, owning()), ScriptFormat.TSQL, new Script.Heading(SampleFacts.READ, false));
        String locked = "FROM sys.databases WHERE name = N'Sales') AS found WHERE found.in_group = N'no' AND found.state_desc = N'RESTORING')\n";
        assertEquals(2, script.split(Pattern.quote(locked + "DROP AVAILABILITY GROUP ["), -1).length - 1, script);
    }

    @Test
    void locksNothingThatIsToBeWrittenTo() {
        FailoverTask task = new FailoverTask(SALES, "SQL01", "mi01", Side.MANAGED_INSTANCE, Workload.WAIT, true, false).leavingWritable(true);
        assertEquals(List.of("gate", "demote", "gate-again", "delete-link", "drop-distributed-group", "drop-availability-group"), ids(FailOverLink.plan(task, owning(), NOBODY)));
    }

    @ParameterizedTest
    @CsvSource({"'',false,passed", "quays,false,failed", "quays,true,skipped"})
    void noOtherLinkMayGoOutFromADatabaseThatIsLocked(String other, boolean writable, String outcome) {
        Facts facts = other.isEmpty() ? owning() : owning(other);
        assertEquals(outcome, Checks.forFailover(Side.MANAGED_INSTANCE, true, writable, Limits.USUAL).stream().filter(check -> check.id().equals("FO-15")).findFirst().orElseThrow().on(facts).outcome().word());
    }

    @Test
    void changesTheRolesByHandWhereTheBuildHasNoStatementForIt() {
        Plan plan = plan(Side.MANAGED_INSTANCE, false, false, facts(Side.SQL_SERVER, "16.0.4095.4", 0, "SYNCHRONIZING"));
        assertEquals(List.of("identify", "flowing", "jobs-idle", "writers", "synchronous", "synchronous-azure", "synchronized", "gate", "demote", "gate-again", "take-over", "settled", "asynchronous", "asynchronous-azure"),
                plan.steps().stream().map(Step::id).toList());
        assertEquals("take-over", plan.pointOfNoReturn());
    }

    @Test
    void aForcedOneNeedsNobodyButTheSideThatTakesOver() {
        Problem dead = Problem.of(Problem.Kind.UNREACHABLE, "no-answer", "No answer.", "");
        Facts good = facts(Side.SQL_SERVER, "16.0.4165.4", 0, "SYNCHRONIZING");
        Facts facts = new Facts(Observed.unknown(dead, SampleFacts.READ), good.certificates(), good.endpoint(), good.groups(), good.database(), good.content(), Observed.unknown(dead, SampleFacts.READ),
                good.use(), good.copies(), good.backups(), good.link());
        Plan plan = plan(Side.MANAGED_INSTANCE, false, true, facts);
        assertEquals("managed-instance: ALTER AVAILABILITY GROUP [sales] FORCE_FAILOVER_ALLOW_DATA_LOSS", calls(plan));
        assertTrue(plan.steps().stream().anyMatch(step -> step.risk() == Risk.DATA_LOSS));
    }

    /** A dead server does not tell its build, and Azure takes every build. */
    @Test
    void aForcedOneGoesByAzureWhereTheBuildIsNotKnown() {
        Problem dead = Problem.of(Problem.Kind.UNREACHABLE, "no-answer", "No answer.", "");
        Facts good = facts(Side.SQL_SERVER, "16.0.4165.4", 0, "SYNCHRONIZING");
        Facts facts = new Facts(Observed.unknown(dead, SampleFacts.READ), good.certificates(), good.endpoint(), good.groups(), good.database(), good.content(), good.instance(), good.use(), good.copies(), good.backups(), good.link());
        assertEquals("managed-instance: POST mi01/distributedAvailabilityGroups/sales/failover?api-version=2025-01-01 {\"failoverType\":\"ForcedAllowDataLoss\"}", calls(plan(Side.MANAGED_INSTANCE, false, true, facts)));
    }

    @Test
    void aForcedOneGoesByTheStatementWhereTheBuildIsKnownToHaveIt() {
        Facts good = facts(Side.SQL_SERVER, "16.0.4165.4", 0, "SYNCHRONIZING");
        assertEquals("managed-instance: ALTER AVAILABILITY GROUP [sales] FORCE_FAILOVER_ALLOW_DATA_LOSS", calls(plan(Side.MANAGED_INSTANCE, false, true, good)));
        assertEquals("managed-instance: POST mi01/distributedAvailabilityGroups/sales/failover?api-version=2025-01-01 {\"failoverType\":\"ForcedAllowDataLoss\"}",
                calls(plan(Side.MANAGED_INSTANCE, false, true, facts(Side.SQL_SERVER, "16.0.4095.4", 0, "SYNCHRONIZING"))));
        assertEquals("sql-server: ALTER AVAILABILITY GROUP [sales] FORCE_FAILOVER_ALLOW_DATA_LOSS", calls(plan(Side.SQL_SERVER, false, true, facts(Side.MANAGED_INSTANCE, "16.0.4165.4", 0, "SYNCHRONIZING"))));
        assertEquals("managed-instance: DELETE mi01/distributedAvailabilityGroups/sales?api-version=2025-01-01 ", calls(plan(Side.MANAGED_INSTANCE, true, true, good)));
    }

    @Test
    void anOlderLinkIsLostWithAForcedFailover() {
        Facts old = facts(Side.SQL_SERVER, "15.0.4312.2", 0, "SYNCHRONIZING");
        assertEquals("failed", Checks.forForcedFailover(Side.MANAGED_INSTANCE, false).get(2).on(old).outcome().word());
        assertEquals("skipped", Checks.forForcedFailover(Side.MANAGED_INSTANCE, true).get(2).on(old).outcome().word());
    }

    @ParameterizedTest
    @CsvSource({"SQL_SERVER,16.0.4165.4,0,SYNCHRONIZING,MANAGED_INSTANCE,FO-01,passed", "SQL_SERVER,16.0.4165.4,0,SYNCHRONIZING,SQL_SERVER,FO-01,failed",
            "SQL_SERVER,16.0.4165.4,0,NOT SYNCHRONIZING,MANAGED_INSTANCE,FO-02,failed", "SQL_SERVER,16.0.4165.4,200000,SYNCHRONIZING,MANAGED_INSTANCE,FO-03,failed",
            "SQL_SERVER,16.0.4165.4,1000,SYNCHRONIZED,MANAGED_INSTANCE,FO-03,passed", "SQL_SERVER,16.0.4095.4,0,SYNCHRONIZING,MANAGED_INSTANCE,SRV-01,warned", "SQL_SERVER,15.0.4312.2,0,SYNCHRONIZING,MANAGED_INSTANCE,SRV-01,failed",
            "MANAGED_INSTANCE,16.0.4165.4,0,SYNCHRONIZING,SQL_SERVER,FO-08,skipped", "SQL_SERVER,17.0.1000.7,0,SYNCHRONIZING,MANAGED_INSTANCE,FO-08,warned"})
    void checksBeforeAFailover(Side primary, String version, long queueKb, String state, Side to, String id, String outcome) {
        Facts facts = facts(primary, version, queueKb, state);
        assertEquals(outcome, Checks.forFailover(to, false, false, Limits.USUAL).stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow().on(facts).outcome().word());
    }
}
