package io.linkspan.lab.agent;

import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.fault.FaultKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Test-NetConnection from a machine: whether a mirroring endpoint or the SQL port of another answers through the emulated network. */
final class NetworkProbe {

    private static final int SQL = 1433;
    private static final int MIRRORING = 5022;
    private static final int FIRST_NODE_PORT = 11000;
    private static final int LAST_NODE_PORT = 11999;

    private final Instance from;

    NetworkProbe(Instance from) {
        this.from = from;
    }

    /** The lines that {@code Test-NetConnection -ComputerName host -Port port} writes. */
    List<String> detailed(String host, int port) {
        Optional<String> address = address(host);
        if (address.isEmpty()) {
            return List.of("WARNING: Name resolution of " + host + " failed", "ComputerName   : " + host, "RemoteAddress  : ", "InterfaceAlias : ", "SourceAddress  : ", "PingSucceeded  : False");
        }
        List<String> lines = List.of("ComputerName     : " + host, "RemoteAddress    : " + address.get(), "RemotePort       : " + port, "InterfaceAlias   : Ethernet", "SourceAddress    : " + from.spec().address());
        return succeeds(host, port) ? joined(List.of(), lines, List.of("TcpTestSucceeded : True"))
                : joined(List.of("WARNING: TCP connect to (" + address.get() + " : " + port + ") failed"), lines, List.of("PingSucceeded          : False", "PingReplyDetails (RTT) : 0 ms", "TcpTestSucceeded : False"));
    }

    boolean succeeds(String host, int port) {
        Optional<Instance> to = machine(host);
        boolean broken = to.stream().anyMatch(t -> faulty(t, FaultKind.KILL) || faulty(t, FaultKind.CUT_PATH)) || faulty(from, FaultKind.CUT_PATH);
        boolean listens = estate().addresses().find(host, port).isPresent() || to.filter(t -> listens(t, port)).isPresent();
        return listens && !broken;
    }

    /** A node of a managed instance takes mirroring connections at a port of its own, behind the gateway's. */
    private boolean listens(Instance to, int port) {
        int mirroring = to.managed() && port >= FIRST_NODE_PORT && port <= LAST_NODE_PORT ? MIRRORING : port;
        return port == SQL && to.tds().isPresent() || estate().addresses().find(to.spec().address(), mirroring).isPresent();
    }

    /** Of a machine by name or address, of a node of an instance by its name in the instance's zone, of a listener that the network knows: that itself. */
    private Optional<String> address(String host) {
        boolean numeric = host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        return numeric ? Optional.of(host) : machine(host).map(m -> m.spec().address())
                .or(() -> estate().addresses().all().keySet().stream().filter(k -> k.toLowerCase(Locale.ROOT).startsWith(host.toLowerCase(Locale.ROOT) + ":")).findFirst().map(_ -> from.spec().address()));
    }

    private Optional<Instance> machine(String host) {
        return estate().instances().stream().filter(i -> List.of(i.name(), i.host(), i.spec().address()).stream().anyMatch(host::equalsIgnoreCase)
                || i.spec().managed().filter(m -> host.toLowerCase(Locale.ROOT).endsWith(".tr1." + m.domain())).isPresent()).findFirst();
    }

    private boolean faulty(Instance machine, FaultKind kind) {
        return estate().faults().active(kind, machine.name(), machine.shortName());
    }

    private Estate estate() {
        return from.estate();
    }

    private static List<String> joined(List<String> first, List<String> then, List<String> last) {
        return Stream.of(first, then, last).flatMap(List::stream).toList();
    }
}
