package io.linkspan.ui.lab;

import io.linkspan.lab.Lab;
import io.linkspan.lab.LabControl;
import io.linkspan.lab.LabFault;
import io.linkspan.lab.LabMachine;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Secret;
import io.linkspan.monitor.Watch;
import io.linkspan.sqlserver.PlainRows;
import io.linkspan.ui.estate.EstateModel;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What goes wrong in the practice estate now, and what its databases hold on both sides. */
final class LabModel implements AutoCloseable {

    private final EstateModel estate;
    private final Lab lab;
    private final LabControl control;
    private final Activity activity;
    private final Activity counting;
    private final Instant startedAt;
    private final List<Mishap> mishaps;
    private final ReadOnlyObjectWrapper<List<LabFault>> faults = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<TableRow>> rows = new ReadOnlyObjectWrapper<>(List.of());

    /** A table of a linked database as both sides hold it, read by connections that share nothing with the rest of the program. */
    record TableRow(String link, String table, PlainRows.Table sqlServer, Optional<PlainRows.Table> managedInstance) {

        boolean equal() {
            return managedInstance.equals(Optional.of(sqlServer));
        }
    }

    LabModel(EstateModel estate, Work work) {
        this.estate = estate;
        lab = estate.estate().lab().orElseThrow();
        control = lab.control();
        startedAt = estate.estate().surroundings().clock().instant();
        activity = new Activity(work, estate.estate().surroundings().clock());
        counting = new Activity(work, estate.estate().surroundings().clock());
        mishaps = Mishap.of(lab.machines());
        refresh();
    }

    EstateModel estate() {
        return estate;
    }

    Instant startedAt() {
        return startedAt;
    }

    List<LabMachine> machines() {
        return lab.machines();
    }

    List<Mishap> mishaps() {
        return mishaps;
    }

    /** Faults that are set. */
    ReadOnlyObjectProperty<List<LabFault>> faults() {
        return faults.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<TableRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    Activity activity() {
        return activity;
    }

    Activity counting() {
        return counting;
    }

    boolean isOn(Mishap mishap) {
        return faults.get().stream().anyMatch(mishap::is);
    }

    /** Whether any fault of that kind is set on that machine. */
    boolean suffers(String machine, String kind) {
        return faults.get().stream().anyMatch(f -> f.kind().equals(kind) && f.on().equalsIgnoreCase(machine));
    }

    void refresh() {
        change("Reading what is set to go wrong", () -> { });
        count();
    }

    /** Sets it, or makes it right again if it is set. */
    void toggle(Mishap mishap) {
        List<Integer> set = faults.get().stream().filter(mishap::is).map(LabFault::id).toList();
        change(mishap.words(), set.isEmpty() ? () -> control.set(mishap.kind(), mishap.on(), mishap.value()) : () -> {
            for (int id : set) {
                control.clear(id);
            }
        });
    }

    void clear() {
        change("Making everything right again", control::clear);
    }

    /** Reads the rows of every linked database on both sides. */
    void count() {
        List<Watch.Link> links = estate.watch().get().map(Watch::links).orElse(List.of());
        counting.run("Reading rows", () -> count(links), rows::set);
    }

    private interface Change {
        void make() throws IOException;
    }

    private void change(String what, Change change) {
        activity.run(what, () -> {
            change.make();
            return control.faults();
        }, now -> {
            faults.set(now);
            estate.refresh();
        });
    }

    private List<TableRow> count(List<Watch.Link> links) throws IOException {
        Path folder = Files.createTempDirectory(lab.certificate().getParent(), "rows");
        List<TableRow> all = new ArrayList<>();
        for (Watch.Link link : links) {
            Optional<String> database = link.snapshot().database();
            if (database.isPresent()) {
                List<PlainRows.Table> here = tables(link.snapshot().server(), database.get(), folder);
                Optional<List<PlainRows.Table>> there = readable(() -> tables(link.snapshot().instance(), database.get(), folder));
                here.forEach(t -> all.add(new TableRow(link.snapshot().name().value(), t.name(), t, there.flatMap(list -> list.stream().filter(o -> o.name().equals(t.name())).findFirst()))));
            }
        }
        return List.copyOf(all);
    }

    /** A copy that cannot be read yet, or no more, has no rows to show. */
    private static <T> Optional<T> readable(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    private List<PlainRows.Table> tables(String machine, String database, Path folder) {
        LabMachine known = lab.machines().stream().filter(m -> m.name().equals(machine)).findFirst().orElseThrow(() -> Problem.usage("unknown-machine", machine + " is not of this practice estate.", "").exception());
        Machine profiled = Stream.concat(estate.estate().profile().servers().stream(), estate.estate().profile().instances().stream()).filter(m -> m.name().equals(machine)).findFirst().orElseThrow();
        return PlainRows.of(profiled, Secret.of(known.password()), database, folder);
    }

    @Override
    public void close() {
        activity.cancel();
        counting.cancel();
        control.close();
    }
}
