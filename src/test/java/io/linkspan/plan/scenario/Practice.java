package io.linkspan.plan.scenario;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckRunner;
import io.linkspan.check.Checks;
import io.linkspan.check.CreateTask;
import io.linkspan.check.fact.FactReader;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.TrustedRoot;
import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.EndpointUrl;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.profile.Profile;
import io.linkspan.plan.EndsWorld;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.Operator;
import io.linkspan.plan.run.PlanRunner;
import io.linkspan.plan.run.Runs;
import io.linkspan.azure.Arm;
import io.linkspan.plan.task.CreateLink;
import io.linkspan.settings.Credentials;
import io.linkspan.settings.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A practice estate and everything that a task needs to work on it. */
final class Practice implements AutoCloseable {

    static final LinkName FERRIES = new LinkName("ferries");
    static final String SERVER = "HARBOUR01";
    static final String INSTANCE = "quay-one";

    final Lab lab;
    final LinkEnds ends;
    final Runs runs;
    final PlanRunner runner;
    final EndsWorld world;
    private final LinkReader reader;
    private final Profile profile;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    Practice(Path folder) throws IOException {
        lab = Lab.start(Topology.shipped("default"), folder);
        Path file = folder.resolve("profile.json");
        lab.writeProfile(file);
        profile = Profiles.read(file);
        Credentials credentials = new Credentials(name -> null, what -> Optional.empty());
        ends = LinkEnds.open(profile, SERVER, INSTANCE, credentials, Arm.of(profile, credentials));
        reader = LinkReader.of(ends, executor);
        runs = new Runs(Files.createDirectory(folder.resolve("home")), Clock.systemUTC());
        runner = new PlanRunner(runs, Clock.systemUTC(), Thread::sleep, Operator.current());
        world = new EndsWorld(ends, reader, name -> "Str0ng-enough-4-a-key".toCharArray(), Clock.systemUTC());
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

    @Override
    public void close() {
        ends.close();
        executor.close();
        lab.close();
    }
}
