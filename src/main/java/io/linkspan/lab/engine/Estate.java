package io.linkspan.lab.engine;

import io.linkspan.lab.engine.catalog.Shapes;
import io.linkspan.lab.engine.security.Directory;
import io.linkspan.lab.fault.Fault;
import io.linkspan.lab.fault.FaultKind;
import io.linkspan.lab.fault.Faults;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** All emulated machines with what they share: clock, faults, network and the log of changes. Safe from any thread. */
public final class Estate implements AutoCloseable {

    private final Clock clock;
    private final Faults faults;
    private final Path folder;
    private final AddressMap addresses = new AddressMap();
    private final ChangeLog changes;
    private final Shapes shapes = Shapes.load();
    private final List<Instance> instances = new CopyOnWriteArrayList<>();
    private volatile Optional<Directory> directory = Optional.empty();

    /** @param folder where every file that a machine writes really goes */
    public Estate(Clock clock, Faults faults, Path folder) {
        this.clock = clock;
        this.faults = faults;
        this.folder = folder;
        changes = new ChangeLog(clock);
    }

    /** Installs a machine. @throws IllegalArgumentException if the name is taken */
    public synchronized Instance add(InstanceSpec spec) {
        if (find(spec.name()).isPresent()) {
            throw new IllegalArgumentException("two machines named " + spec.name());
        }
        Instance instance = new Instance(this, spec);
        instances.add(instance);
        return instance;
    }

    public List<Instance> instances() {
        return List.copyOf(instances);
    }

    /** By {@code @@SERVERNAME} or, for a managed instance, its short name. */
    public Optional<Instance> find(String name) {
        return instances.stream().filter(i -> i.name().equalsIgnoreCase(name) || i.shortName().equalsIgnoreCase(name)).findFirst();
    }

    /** When a certificate ends. A fault ends the one of a machine's endpoint when it is set; the bytes of the certificate say what they always said. */
    public Instant expiry(X509Certificate certificate) {
        return instances.stream().filter(i -> i.endpoints().mirroring().flatMap(e -> i.keys().find(e.certificateId())).filter(c -> c.x509().equals(certificate)).isPresent())
                .flatMap(i -> faults.find(FaultKind.EXPIRE_CERTIFICATE, i.name(), i.shortName()).filter(fault -> i.keys().find(certificate).filter(c -> c.created().isBefore(fault.since())).isPresent()).stream())
                .map(Fault::since).findFirst().orElseGet(() -> certificate.getNotAfter().toInstant());
    }

    public Clock clock() {
        return clock;
    }

    public Faults faults() {
        return faults;
    }

    public Path folder() {
        return folder;
    }

    Shapes shapes() {
        return shapes;
    }

    public AddressMap addresses() {
        return addresses;
    }

    /** The tenant that the managed instances trust; empty in an estate without a cloud. */
    public Optional<Directory> directory() {
        return directory;
    }

    public void directory(Directory tenant) {
        directory = Optional.of(tenant);
    }

    public ChangeLog changes() {
        return changes;
    }

    @Override
    public void close() {
        instances.forEach(Instance::close);
    }
}
