package io.linkspan.lab.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The emulated network: which loopback port stands for a {@code name:port} or {@code address:port}. Safe from any thread. */
public final class AddressMap {

    private final Map<String, InetSocketAddress> places = new ConcurrentHashMap<>();

    public void put(String host, int port, int loopbackPort) {
        places.put(key(host, port), new InetSocketAddress(InetAddress.getLoopbackAddress(), loopbackPort));
    }

    public void remove(String host, int port) {
        places.remove(key(host, port));
    }

    /** Empty for an address that nobody answers at. */
    public Optional<InetSocketAddress> find(String host, int port) {
        return Optional.ofNullable(places.get(key(host, port)));
    }

    /** All of it, {@code host:port} to {@code 127.0.0.1:port}, as a client gets it. */
    public Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        places.forEach((from, to) -> all.put(from, to.getAddress().getHostAddress() + ":" + to.getPort()));
        return all;
    }

    private static String key(String host, int port) {
        return host.toLowerCase(Locale.ROOT) + ":" + port;
    }
}
