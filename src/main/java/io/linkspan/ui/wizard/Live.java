package io.linkspan.ui.wizard;

import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.DatabaseReplica;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Lsn;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.State;
import io.linkspan.ui.run.RunModel;
import io.linkspan.ui.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Both sides, looked at again and again while the roles change; the newest look first. Looks only, and proves nothing: the run's own gate does. On the FX thread. */
public final class Live implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final int KEPT = 30;

    private final Place.Link link;
    private final RunModel run;
    private final Work work;
    private final ObservableList<Look> looks = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private boolean open = true;

    /** One look at both sides. */
    public record Look(Instant at, LinkSnapshot link) {

        /** Newest commit that a side's own copy holds; empty where it does not say. */
        Optional<Lsn> commit(Side side) {
            return link.seen(side).flatMap(ReplicaView::local).flatMap(DatabaseReplica::lastCommitLsn);
        }

        public String role(Side side) {
            return link.role(side).map(LinkRole::name).orElse("Unknown");
        }

        /** As "0 KB", of what the secondary has still to replay. */
        String redo() {
            return Stream.of(Side.values()).filter(side -> link.role(side).equals(Optional.of(LinkRole.SECONDARY))).flatMap(side -> link.seen(side).flatMap(ReplicaView::local).stream())
                    .map(DatabaseReplica::redoQueueKb).filter(kb -> kb.isPresent()).map(kb -> kb.getAsLong() + "").findFirst().orElse("–");
        }

        /** Positions in two histories cannot be compared. */
        private boolean apart() {
            return Stream.of(Side.values()).allMatch(side -> link.role(side).equals(Optional.of(LinkRole.PRIMARY)));
        }

        State state() {
            Optional<Lsn> here = commit(Side.SQL_SERVER);
            Optional<Lsn> there = commit(Side.MANAGED_INSTANCE);
            return here.isEmpty() || there.isEmpty() ? State.UNKNOWN : apart() ? State.WARNING : here.equals(there) ? State.SUCCESS : State.SKIPPED;
        }

        String verdict() {
            return switch (state()) {
                case SUCCESS -> "Equal";
                case SKIPPED -> "Not equal";
                case WARNING -> "Two histories";
                default -> "Unknown";
            };
        }
    }

    Live(Place.Link link, RunModel run, Work work) {
        this.link = link;
        this.run = run;
        this.work = work;
    }

    /** Looks until the run has ended, and once more then. */
    void follow() {
        OpenEstate estate = link.estate();
        LinkEnds ends = estate.lazyEnds(link.server(), link.instance());
        look(ends, estate.reader(ends), Duration.ZERO);
    }

    private void look(LinkEnds ends, LinkReader reader, Duration after) {
        boolean last = !run.goesHere();
        work.start(() -> {
            link.estate().surroundings().pause().of(after);
            return reader.read(link.name());
        }, seen -> {
            add(seen);
            trouble.set("");
            goOn(ends, reader, last);
        }, why -> {
            trouble.set("Could not be read at " + Times.clock(link.estate().surroundings().clock().instant()) + " UTC: " + why.text());
            goOn(ends, reader, last);
        });
    }

    private void goOn(LinkEnds ends, LinkReader reader, boolean last) {
        if (last || !open) {
            close(ends);
        } else {
            look(ends, reader, BETWEEN);
        }
    }

    private void close(LinkEnds ends) {
        work.start(() -> {
            ends.close();
            return ends;
        }, _ -> { }, _ -> { });
    }

    private void add(LinkSnapshot seen) {
        looks.addFirst(new Look(link.estate().surroundings().clock().instant(), seen));
        if (looks.size() > KEPT) {
            looks.removeLast();
        }
    }

    /** Newest first. */
    public ObservableList<Look> looks() {
        return looks;
    }

    /** Why the latest look failed as a whole; an empty text where it did not. */
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    @Override
    public void close() {
        open = false;
    }
}
