package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.Peer;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.fault.FaultKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Replays the hardened log of one database on a secondary, and goes on while the connection is away. */
final class Redo implements Runnable {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Mirroring mirroring;
    private final Instance instance;
    private final Peer peer;
    private final AvailabilityGroup group;
    private final ReplicatedDatabase replicated;

    Redo(Mirroring mirroring, Instance instance, Peer peer, ReplicatedDatabase replicated) {
        this.mirroring = mirroring;
        this.instance = instance;
        this.peer = peer;
        this.group = peer.group();
        this.replicated = replicated;
    }

    @Override
    public void run() {
        try {
            while (wanted()) {
                Optional<Database> database = instance.databases().find(replicated.name());
                long seen = mirroring.changes().seen();
                if (stopped()) {
                    mirroring.changes().await(seen, PATIENCE);
                } else if (replicated.awaitRedo(PATIENCE.toMillis()) && !stopped() && wanted() && database.isPresent()) {
                    replicated.redo(database.get().store(), mirroring.estate().clock().instant());
                    tell();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean wanted() {
        return !mirroring.closed() && group.role() == Role.SECONDARY && instance.groups().all().contains(group)
                && peer.partnership().find(replicated.name()).filter(replicated::equals).isPresent();
    }

    private boolean stopped() {
        return replicated.progress().suspended() || mirroring.estate().faults().active(FaultKind.STOP_REDO, instance.name(), instance.shortName(), group.name());
    }

    private void tell() {
        if (mirroring.session(peer).orElse(null) instanceof Receiver receiver) {
            try {
                receiver.ack(replicated);
            } catch (IOException _) {
                receiver.end();
            }
        }
    }
}
