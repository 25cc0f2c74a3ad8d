package io.linkspan.lab;

import io.linkspan.lab.agent.Agents;
import io.linkspan.lab.arm.ArmServer;
import io.linkspan.lab.arm.Tenancy;
import io.linkspan.lab.engine.AddressMap;
import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.security.CertificateAuthority;
import io.linkspan.lab.fault.Faults;
import io.linkspan.lab.mirroring.Mirroring;
import io.linkspan.lab.mirroring.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * A running practice estate: SQL Servers and managed instances that speak TDS, their mirroring endpoints, the management plane, a control endpoint; all on loopback,
 * with throw-away secrets and one temporary folder, which are gone when it is closed. Safe from any thread.
 */
public final class Lab implements AutoCloseable {

    private static final String SUFFIX = ".database.practice.example";
    private static final int PAGE = 50;

    private final Opened opened;
    private final LabDesk desk;
    private final LabDocuments documents;
    private final Estate estate;
    private volatile Path profile;

    private Lab(Topology topology, Path folder, Opened opened) throws IOException {
        this.opened = opened;
        LabClock clock = new LabClock();
        Instant now = clock.instant();
        estate = opened.add(new Estate(clock, new Faults(clock), Files.createDirectory(folder.resolve("machines"))));
        CertificateAuthority authority = CertificateAuthority.create("Practice Root", now);
        topology.sqlServers().forEach(s -> estate.add(RunningMachine.spec(s)));
        String zone = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        topology.managedInstances().forEach(m -> estate.add(InstanceSpec.managedInstance(m.name(), zone + SUFFIX, m.address(), m.tier(), m.policy())));
        Map<Instance, String> passwords = estate.instances().stream().collect(Collectors.toMap(i -> i, _ -> secret()));
        passwords.forEach(RunningMachine::admit);
        List<Callable<Void>> work = new ArrayList<>();
        AtomicReference<SSLContext> tls = new AtomicReference<>();
        work.add(() -> {
            tls.set(Tls.context(authority.issue(Stream.concat(Stream.of("localhost", "127.0.0.1"), estate.instances().stream().map(Instance::fullyQualifiedName)).toList(),
                    now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(365)))));
            return null;
        });
        estate.instances().forEach(i -> work.add(() -> {
            if (i.managed()) {
                install(i, authority, now);
            } else {
                new Builder(i).build(databases(topology, i), RunningMachine.USER, passwords.get(i), hasJobs(topology, i) ? secret() : "");
            }
            return null;
        }));
        together(work);
        List<RunningMachine> machines = new ArrayList<>();
        for (Instance instance : estate.instances()) {
            machines.add(opened.add(new RunningMachine(instance, tls.get(), passwords.get(instance), databases(topology, instance).stream().map(Topology.Database::name).toList())));
        }
        opened.add(new Mirroring(estate, new Network(topology.network().bytesPerSecond(), Duration.ofMillis(500))));
        opened.add(new Agents(estate));
        topology.listeners().forEach(this::follow);
        topology.listeners().stream().filter(l -> l.group() != null).forEach(l -> new Cluster(topology, l, estate, passwords).build(secret(), now));
        Tenancy tenancy = new Tenancy(uuid(), uuid(), "practice", "westeurope", uuid(), secret());
        ArmServer arm = opened.add(new ArmServer(tls.get(), tenancy, estate, PAGE));
        estate.instances().stream().filter(Instance::managed).forEach(i -> i.security().administrator(arm.application()));
        desk = new LabDesk(estate, clock, arm);
        String token = secret();
        ControlServer control = opened.add(new ControlServer(token, desk));
        Path certificate = Files.writeString(folder.resolve("root.pem"), CertificateAuthority.pem(authority.certificate()));
        documents = new LabDocuments(topology.name(), machines.stream().map(RunningMachine::shown).toList(), tenancy, arm.endpoint(), control.address(), token, SUFFIX,
                CertificateAuthority.pem(authority.certificate()), certificate);
        profile = folder.resolve("profile.json");
        writeProfile(profile);
    }

    /**
     * Builds and starts an estate.
     *
     * @param parent an existing folder, in which the estate makes one of its own
     * @throws IOException if a port cannot be opened or a file cannot be written
     */
    public static Lab start(Topology topology, Path parent) throws IOException {
        Opened opened = new Opened();
        Path folder = opened.folder(parent);
        boolean started = false;
        try {
            Lab lab = new Lab(topology, folder, opened);
            started = true;
            return lab;
        } finally {
            if (!started) {
                opened.close();
            }
        }
    }

    /** The first line of {@code lab start}: one JSON object. */
    public String ready() {
        return documents.ready(profile);
    }

    /** The profile as JSON, throw-away secrets in place. */
    public String profile() {
        return documents.profile(estate.addresses().all());
    }

    /** Writes the profile, readable by its owner only, in one move. */
    public void writeProfile(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path fresh = Files.createTempFile(target.getParent(), "profile", ".tmp");
        Files.writeString(fresh, profile());
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        profile = target;
    }

    public List<LabMachine> machines() {
        return documents.machines();
    }

    /** PEM file of the root that signed every certificate here. */
    public Path certificate() {
        return documents.certificate();
    }

    /** A client of the control endpoint; the caller closes it. */
    public LabControl control() {
        return new LabControl(documents.control(), documents.token());
    }

    /** What was changed since the estate stood ready. */
    public List<LabChange> changes() {
        return desk.changes(0);
    }

    /** Where the estate itself went wrong. */
    public List<String> defects() {
        return desk.defects();
    }

    /** Stops everything and deletes the folder. */
    @Override
    public void close() {
        opened.close();
    }

    /** A listener leads to the mirroring endpoint of its node, while that is started. */
    private void follow(Topology.Listener listener) {
        Instance node = estate.find(listener.node()).orElseThrow();
        AddressMap addresses = estate.addresses();
        node.endpoints().observe(endpoint -> List.of(listener.name(), listener.address()).forEach(host -> {
            addresses.remove(host, listener.port());
            endpoint.filter(Endpoint::started).flatMap(e -> addresses.find(node.spec().address(), e.port())).ifPresent(at -> addresses.put(host, listener.port(), at.getPort()));
        }));
    }

    private static List<Topology.Database> databases(Topology topology, Instance instance) {
        return topology.sqlServers().stream().filter(s -> s.name().equals(instance.name())).flatMap(s -> s.databases().stream()).toList();
    }

    private static boolean hasJobs(Topology topology, Instance instance) {
        return topology.sqlServers().stream().anyMatch(s -> s.name().equals(instance.name()) && s.jobs());
    }

    /** Keys and rows take most of the time, and no machine needs another for them. */
    private static void together(List<Callable<Void>> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the estate could not be built", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the estate was built", e);
        }
    }

    /** What the service gives every instance: an endpoint at 5022 with a certificate that the cloud's root signed, and a master key. */
    private static void install(Instance instance, CertificateAuthority authority, Instant now) {
        instance.keys().createMasterKey(secret().toCharArray());
        int id = instance.keys().install(instance.fullyQualifiedName(), authority.issue(List.of(instance.fullyQualifiedName()), now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(365)))).id();
        instance.endpoints().set(new Endpoint(instance.endpoints().newId(), "Database_Mirroring_Endpoint", Endpoint.State.STARTED, 5022, "ALL", "ALL", "CERTIFICATE", id, "REQUIRED", "AES", 1));
    }

    /** Upper and lower case, digits and a sign, as password rules want it. */
    private static String secret() {
        byte[] bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        return "p1L-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
