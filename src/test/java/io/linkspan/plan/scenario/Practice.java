package io.linkspan.plan.scenario;

import io.linkspan.azure.Arm;
import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.CheckRunner;
import io.linkspan.check.Checks;
import io.linkspan.check.CreateTask;
import io.linkspan.check.Leftover;
import io.linkspan.check.around.Around;
import io.linkspan.check.fact.FactReader;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.TrustedRoot;
import io.linkspan.lab.Lab;
import io.linkspan.lab.LabControl;
import io.linkspan.lab.LabMachine;
import io.linkspan.lab.Topology;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.EndpointUrl;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.Side;
import io.linkspan.model.profile.Profile;
import io.linkspan.monitor.Watch;
import io.linkspan.plan.EndsWorld;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.Operator;
import io.linkspan.plan.run.PlanRunner;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.Runs;
import io.linkspan.plan.task.CreateLink;
import io.linkspan.plan.task.Journals;
import io.linkspan.plan.task.RemoveDraft;
import io.linkspan.plan.task.RemoveLink;
import io.linkspan.plan.task.RemoveTask;
import io.linkspan.plan.task.failback.FailbackTask;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.plan.task.rehearse.Keep;
import io.linkspan.plan.task.rehearse.RehearseDraft;
import io.linkspan.plan.task.rehearse.RehearseTask;
import io.linkspan.plan.task.rehearse.SmokeQuery;
import io.linkspan.plan.task.repair.RepairDraft;
import io.linkspan.plan.task.repair.RepairTask;
import io.linkspan.settings.Credentials;
import io.linkspan.settings.Profiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A practice estate and everything that a task needs to work on it. */
final class Practice implements AutoCloseable {

    static final LinkName FERRIES = new LinkName("ferries");
    static final String SERVER = "HARBOUR01";
    static final String INSTANCE = "quay-one";

    private static final List<String> VIEWS = List.of(
            "SELECT name, pvt_key_encryption_type, subject, issuer_name FROM master.sys.certificates ORDER BY name",
            "SELECT name, state_desc, role_desc, connection_auth_desc, encryption_algorithm_desc FROM sys.database_mirroring_endpoints",
            "SELECT name, is_distributed FROM sys.availability_groups ORDER BY name",
            """
            SELECT g.name, r.replica_server_name, r.endpoint_url, r.availability_mode_desc, r.seeding_mode_desc, s.role_desc, s.connected_state_desc
            FROM sys.availability_groups AS g JOIN sys.availability_replicas AS r ON r.group_id = g.group_id
            LEFT JOIN sys.dm_hadr_availability_replica_states AS s ON s.replica_id = r.replica_id ORDER BY g.name, r.replica_server_name""",
            "SELECT name, state_desc, recovery_model_desc FROM sys.databases WHERE database_id > 4 ORDER BY name",
            "SELECT name FROM master.sys.symmetric_keys ORDER BY name");

    final Lab lab;
    final LinkEnds ends;
    final Runs runs;
    final PlanRunner runner;
    final EndsWorld world;
    private final LinkReader reader;
    private final Path home;
    private final Profile profile;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /** @param topology with machines of the usual two names */
    Practice(Path folder, Topology topology) throws IOException {
        this(folder, topology, UnaryOperator.identity());
    }

    /** @param edit changes the profile before it is read */
    Practice(Path folder, Topology topology, UnaryOperator<String> edit) throws IOException {
        lab = Lab.start(topology, folder);
        Path file = folder.resolve("profile.json");
        lab.writeProfile(file);
        Files.writeString(file, edit.apply(Files.readString(file)));
        profile = Profiles.read(file);
        Credentials credentials = new Credentials(name -> null, what -> Optional.empty());
        ends = LinkEnds.open(profile, SERVER, INSTANCE, credentials, Arm.of(profile, credentials));
        reader = LinkReader.of(ends, executor);
        home = Files.createDirectory(folder.resolve("home"));
        runs = new Runs(home, Clock.systemUTC());
        runner = new PlanRunner(runs, Clock.systemUTC(), Thread::sleep, Operator.current());
        world = new EndsWorld(ends, reader, name -> "Str0ng-enough-4-a-key".toCharArray(), Clock.systemUTC());
    }

    /** The usual two machines, the server of another version. */
    static Topology version(Path folder, String version) throws IOException {
        Path file = folder.resolve("topology.json");
        Files.writeString(file, """
                {"name":"%s","sqlServers":[{"name":"HARBOUR01","version":"%s","edition":"Enterprise","platform":"Windows","address":"10.0.0.4","port":5022,"alwaysOn":true,"cluster":"QUAYS",
                "databases":[{"name":"Ferries","recovery":"FULL","backup":true,"rows":100,"logFiles":1}]}],
                "managedInstances":[{"name":"quay-one","tier":"BusinessCritical","policy":"SQLServer2022","address":"10.1.0.4"}]}""".formatted(version, version));
        return Topology.find(file.toString());
    }

    CreateTask task(String database, LinkName link, Optional<String> backupTo) {
        LinkSpec spec = LinkSpec.of(link, database, SERVER, INSTANCE, EndpointUrl.of("10.0.0.4:5022"), backupTo);
        return new CreateTask(spec, TrustedRoot.of(profile.cloud()), true);
    }

    Facts facts(LinkName link, Optional<String> database) {
        return new FactReader(ends, reader, link, database, Clock.systemUTC()).read();
    }

    CheckReport check(CreateTask task) {
        return CheckRunner.run("create", Checks.forCreate(task), facts(task.spec().name(), Optional.of(task.spec().database())), result -> { });
    }

    Plan create(CreateTask task) {
        return CreateLink.plan(task, facts(task.spec().name(), Optional.of(task.spec().database())), LocalDate.now());
    }

    RunResult run(Plan plan) {
        return runner.run(plan, world, event -> { });
    }

    Plan failOver(Side to, Workload workload, boolean dropLink, boolean forced) {
        return failOver(new FailoverTask(FERRIES, SERVER, INSTANCE, to, workload, dropLink, forced));
    }

    Plan failOver(FailoverTask task) {
        return draft(task).plan();
    }

    FailoverDraft draft(FailoverTask task) {
        return FailoverDraft.read(task, Optional.empty(), ends, reader, runs, Clock.systemUTC());
    }

    /** The state folder of these tests. */
    Path home() {
        return home;
    }

    LabMachine machine(Side side) {
        return lab.machines().stream().filter(machine -> machine.managed() == (side == Side.MANAGED_INSTANCE)).findFirst().orElseThrow();
    }

    RemoveDraft removal() {
        return RemoveDraft.read(new RemoveTask(FERRIES, SERVER, INSTANCE, false), Optional.empty(), ends, reader, runs, Clock.systemUTC());
    }

    /** The next look at all links. */
    Watch watch(Optional<Watch> before) {
        return before.map(earlier -> earlier.again(reader, Clock.systemUTC())).orElseGet(() -> Watch.once(reader, Clock.systemUTC()));
    }

    RepairDraft repair(Side keep, String saveTo) {
        return RepairDraft.read(new RepairTask(FERRIES, SERVER, INSTANCE, keep, saveTo), Optional.empty(), ends, reader, Clock.systemUTC());
    }

    Plan remove() {
        return RemoveLink.plan(new RemoveTask(FERRIES, SERVER, INSTANCE, false), facts(FERRIES, Optional.empty()));
    }

    /** What {@code check failover} says of the link, by check. */
    Map<String, CheckResult> readiness(Side to) {
        FailoverTask task = new FailoverTask(FERRIES, SERVER, INSTANCE, to, Workload.WAIT, false, false);
        return FailoverDraft.read(task, Optional.empty(), ends, reader, runs, Clock.systemUTC()).check(_ -> { }).results().stream().collect(Collectors.toMap(result -> result.check().id(), result -> result));
    }

    RemoveDraft removal(Leftover... drop) {
        return RemoveDraft.read(new RemoveTask(FERRIES, SERVER, INSTANCE, false, Set.of(drop)), Optional.empty(), ends, reader, runs, Clock.systemUTC());
    }

    FailbackTask failback(String database) {
        return FailbackTask.read(FERRIES, database, "https://quays.blob.core.windows.net/backups/", ends, reader, Clock.systemUTC());
    }

    Around around() {
        return new FactReader(ends, reader, FERRIES, Optional.empty(), Clock.systemUTC()).readAround(Journals.of(runs, FERRIES, SERVER, INSTANCE)).around();
    }

    RehearseDraft rehearsal(Optional<String> as, List<SmokeQuery> queries, Keep keep) {
        return RehearseDraft.read(new RehearseTask(FERRIES, SERVER, INSTANCE, Optional.empty(), as, queries, keep), Optional.of("Ferries"), ends, reader, Clock.systemUTC());
    }

    void fault(String kind, String on) {
        fault(kind, on, "");
    }

    void fault(String kind, String on, String value) {
        try (LabControl control = lab.control()) {
            control.set(kind, on, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is wrong any more. */
    void mend() {
        try (LabControl control = lab.control()) {
            control.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What both sides and Azure show of links and of what belongs to them, less times and ids. */
    List<String> world() {
        Stream<String> sides = Stream.of(Side.values()).flatMap(side -> VIEWS.stream().flatMap(view -> ends.on(side).query(view, row -> side + ": "
                + row.columns().stream().map(column -> row.maybeText(column).orElse("-")).toList()).stream()));
        Stream<String> links = ends.arm().links().stream().map(link -> link.name() + " " + link.partnerEndpoint() + " " + link.partnerAvailabilityGroupName() + " " + link.instanceAvailabilityGroupName() + " "
                + link.instanceLinkRole() + " " + link.failoverMode() + " " + link.databases().stream().map(db -> db.name() + " " + db.connected()).toList());
        return Stream.of(sides, links, ends.arm().trustCertificates().stream().map(certificate -> "trusted " + certificate.name())).flatMap(s -> s).toList();
    }

    @Override
    public void close() {
        ends.close();
        executor.close();
        lab.close();
    }
}
