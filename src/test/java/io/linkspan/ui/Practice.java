package io.linkspan.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkName;
import io.linkspan.model.Side;
import io.linkspan.plan.EndsWorld;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.task.CreateDraft;
import io.linkspan.plan.task.MasterKeyPassword;
import io.linkspan.plan.task.NewLink;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.settings.Credentials;
import io.linkspan.settings.Profiles;
import io.linkspan.ui.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A running practice estate as screens are given it. */
public final class Practice implements AutoCloseable {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Lab lab;
    private final OpenEstate estate;
    private final Work work;

    /**
     * @param folder an empty one
     * @param fx     Platform::runLater, or for models alone {@link FxQueue}
     */
    public Practice(String topology, Path folder, Executor fx) {
        try {
            lab = Lab.start(Topology.find(topology), folder);
            Path profile = folder.resolve("profile.json");
            lab.writeProfile(profile);
            Surroundings surroundings = new Surroundings(Clock.systemUTC(), Thread::sleep, executor, Map.of(), Files.createDirectory(folder.resolve("home")));
            estate = new OpenEstate(Profiles.read(profile), new Credentials(_ -> null, _ -> Optional.empty()), Optional.of(lab), surroundings);
            work = new Work(executor, fx);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Practice(Path folder, Executor fx) {
        this("default", folder, fx);
    }

    public Lab lab() {
        return lab;
    }

    public OpenEstate estate() {
        return estate;
    }

    public Surroundings surroundings() {
        return estate.surroundings();
    }

    public Work work() {
        return work;
    }

    /** Links Ferries, and waits until the link is proven. */
    public Place.Link link() {
        try (LinkEnds ends = estate.ends("HARBOUR01", "quay-one")) {
            NewLink wanted = new NewLink("Ferries", "HARBOUR01", "quay-one", Optional.of(new LinkName("ferries")), Optional.of("10.0.0.4:5022"), Optional.empty());
            CreateDraft draft = CreateDraft.read(wanted, ends, estate.reader(ends), estate.profile().cloud(), true, Clock.systemUTC());
            MasterKeyPassword password = new MasterKeyPassword(() -> Optional.of(MasterKeyPassword.random()));
            estate.runner().run(draft.plan(), new EndsWorld(ends, estate.reader(ends), password, Clock.systemUTC()), _ -> { });
        }
        return new Place.Link(estate, new LinkName("ferries"), "HARBOUR01", "quay-one");
    }

    /** Lets a side be primary, and waits until data flows the other way. */
    public void failOver(Side to) {
        LinkName ferries = new LinkName("ferries");
        try (LinkEnds ends = estate.lazyEnds("HARBOUR01", "quay-one")) {
            FailoverTask task = new FailoverTask(ferries, "HARBOUR01", "quay-one", to, Workload.PROCEED, false, false);
            FailoverDraft draft = FailoverDraft.read(task, Optional.of("Ferries"), ends, estate.reader(ends), estate.runs(), Clock.systemUTC());
            RunResult result = estate.runner().run(draft.plan(), new EndsWorld(ends, estate.reader(ends), _ -> new char[0], Clock.systemUTC()), _ -> { });
            assertEquals(RunOutcome.DONE, result.outcome(), () -> result.problem().toString());
        }
    }

    /** Waits for the first automatic backup of Ferries, which the instance takes in its own time. */
    public void awaitBackup() {
        try (LinkEnds ends = estate.ends("HARBOUR01", "quay-one")) {
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (ends.arm().databases().stream().noneMatch(database -> database.earliestRestorePoint().isPresent())) {
                assertTrue(System.nanoTime() < end, "the instance has no backup");
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        lab.close();
    }
}
