package io.linkspan.lab.agent;

import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.fault.FaultKind;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The Agents of all machines of an estate, and the automatic backups of its managed instances, from their start until this is closed. They follow the clock of the estate, which may be put forward. */
public final class Agents implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<RunningAgent> agents;

    public Agents(Estate estate) {
        agents = estate.instances().stream().map(i -> new RunningAgent(i, threads)).toList();
        threads.execute(this::watch);
    }

    private void watch() {
        try {
            while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                agents.stream().filter(a -> alive(a.instance())).forEach(Agents::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void look(RunningAgent agent) {
        agent.look();
        if (agent.instance().managed()) {
            agent.instance().automaticBackups().look();
        }
    }

    private static boolean alive(Instance instance) {
        return !instance.estate().faults().active(FaultKind.KILL, instance.name(), instance.shortName());
    }

    @Override
    public void close() {
        closed.countDown();
        agents.forEach(RunningAgent::stopAll);
        threads.shutdownNow();
        threads.close();
    }
}
