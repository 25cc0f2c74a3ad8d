package io.linkspan.lab;

import io.linkspan.lab.arm.ArmServer;
import io.linkspan.lab.engine.ChangeLog;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.fault.Fault;
import io.linkspan.lab.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the control endpoint and the lab's own class do to the estate; a wrong wish is an {@link IllegalArgumentException} with a sentence. */
final class LabDesk {

    private final Estate estate;
    private final LabClock clock;
    private final ArmServer arm;
    private final int built;

    LabDesk(Estate estate, LabClock clock, ArmServer arm) {
        this.estate = estate;
        this.clock = clock;
        this.arm = arm;
        built = estate.changes().all().size();
    }

    List<LabFault> faults() {
        return estate.faults().list().stream().map(LabDesk::shown).toList();
    }

    LabFault set(String kind, String on, String value) {
        FaultKind found = FaultKind.find(kind).orElseThrow(() -> new IllegalArgumentException("There is no fault '" + kind + "'; there are " + FaultKind.ids() + "."));
        if (!on.isEmpty() && names().noneMatch(on::equalsIgnoreCase)) {
            throw new IllegalArgumentException("There is no machine or link '" + on + "'; there are " + names().distinct().collect(Collectors.joining(", ")) + ".");
        }
        FaultValues.demand(found, value, arm);
        return shown(estate.faults().set(found, on, value));
    }

    List<LabFault> clear(int id) {
        if (!estate.faults().clear(id)) {
            throw new IllegalArgumentException("There is no fault " + id + ".");
        }
        return faults();
    }

    List<LabFault> clear() {
        estate.faults().clear();
        return faults();
    }

    List<LabChange> changes(long after) {
        List<ChangeLog.Entry> entries = estate.changes().all();
        entries = entries.subList(built, entries.size()); // what built the estate is no change of it
        List<LabChange> changes = new ArrayList<>();
        for (long number = Math.max(0, after) + 1; number <= entries.size(); number++) {
            ChangeLog.Entry e = entries.get((int) number - 1);
            boolean request = e.instance().equals("arm");
            changes.add(new LabChange(number, e.at().toString(), e.instance(), request ? "" : e.place(), request ? (e.place() + "\n" + e.text()).strip() : e.text()));
        }
        return changes;
    }

    List<String> defects() {
        return arm.defects();
    }

    Instant now() {
        return clock.instant();
    }

    Instant advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The clock of the practice estate goes forward only.");
        }
        clock.advance(by);
        return now();
    }

    /** Machines, and the links that exist on either side. */
    private Stream<String> names() {
        return estate.instances().stream().flatMap(i -> Stream.concat(Stream.of(i.shortName(), i.name()), links(i)));
    }

    private static Stream<String> links(Instance instance) {
        return instance.groups().distributed().stream().map(g -> g.name());
    }

    private static LabFault shown(Fault fault) {
        return new LabFault(fault.id(), fault.kind().id(), fault.on(), fault.value());
    }
}
