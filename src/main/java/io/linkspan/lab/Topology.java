package io.linkspan.lab;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Collations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a practice estate is made of: a small JSON file, or one of those that ship. A wrong one is an {@link IllegalArgumentException} whose message says what is wrong.
 */
public record Topology(String name, List<SqlServer> sqlServers, List<ManagedInstance> managedInstances, List<Listener> listeners, @Nullable Network network) {

    /** Names of the topologies that ship. */
    public static final List<String> SHIPPED = List.of("default", "versions", "availability-group", "fleet");

    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)).build();

    /**
     * A SQL Server.
     *
     * @param version four numbers, as ProductVersion
     * @param address its own in the emulated network, and {@code port} that of its mirroring endpoint once it has one
     * @param cluster the Windows failover cluster that it is a node of
     * @param jobs    it has logins and jobs as a shop's server has them
     * @param collation of its system databases; without one, SQL_Latin1_General_CP1_CI_AS
     */
    public record SqlServer(String name, String version, String edition, String platform, String address, int port, boolean alwaysOn, @Nullable String cluster, boolean jobs,
            @Nullable String collation, List<Database> databases) {

        public SqlServer {
            require(text(name).matches("[A-Z][A-Z0-9-]{0,14}"), "a server's name is up to 15 capitals, digits and hyphens, not '" + name + "'");
            require(text(version).matches("1[3-7]\\.0\\.\\d{1,5}\\.\\d{1,4}"), "the version of " + name + " is four numbers from 13.0 to 17.0, not '" + version + "'");
            require(Set.of("Enterprise", "Standard", "Developer", "Express", "Web").contains(text(edition)), "there is no edition '" + edition + "' (" + name + ")");
            require(Set.of("Windows", "Linux").contains(text(platform)), "the platform of " + name + " is Windows or Linux, not '" + platform + "'");
            require(port > 0 && port < 65536, "the port of " + name + " is from 1 to 65535, not " + port);
            requireAddress(name, address);
            collation = collation == null ? Collation.USUAL.name() : collation;
            require(Collations.find(collation).isPresent(), "the lab has no collation '" + collation + "' (" + name + ")");
            databases = orEmpty(databases);
        }
    }

    /** @param rows of its larger table; {@code logFiles} 2 makes it one that cannot be linked; {@code backup} is a full one after the recovery model was set */
    public record Database(String name, String recovery, boolean backup, int rows, int logFiles) {

        public Database {
            require(!text(name).isBlank() && name.length() <= 128, "a database's name has 1 to 128 characters, not '" + name + "'");
            require(Set.of("FULL", "SIMPLE", "BULK_LOGGED").contains(text(recovery)), "the recovery model of " + name + " is FULL, SIMPLE or BULK_LOGGED, not '" + recovery + "'");
            require(rows >= 0 && rows <= 100_000, "the rows of " + name + " are from 0 to 100000, not " + rows);
            logFiles = Math.max(1, logFiles);
        }
    }

    /** Tier and policy are {@code sku.tier} and {@code databaseFormat} of the REST specification. */
    public record ManagedInstance(String name, String tier, String policy, String address) {

        public ManagedInstance {
            require(text(name).matches("[a-z0-9]+(?:-[a-z0-9]+)*") && name.length() <= 63, "an instance's name is lower-case letters, digits and inner hyphens, not '" + name + "'");
            require(Set.of("GeneralPurpose", "BusinessCritical").contains(text(tier)), "the tier of " + name + " is GeneralPurpose or BusinessCritical, not '" + tier + "'");
            require(Set.of("SQLServer2022", "SQLServer2025", "AlwaysUpToDate").contains(text(policy)),
                    "the policy of " + name + " is SQLServer2022, SQLServer2025 or AlwaysUpToDate, not '" + policy + "'");
            requireAddress(name, address);
        }
    }

    /** A further name and address under which the mirroring endpoint of a server answers; with a group, that of a group over all nodes of the server's cluster. */
    public record Listener(String name, String address, int port, String node, @Nullable String group) {

        public Listener {
            require(!text(name).isBlank() && !text(node).isBlank(), "a listener has a name and a node");
            requireAddress(name, address);
        }
    }

    /** Of each path between two machines. */
    public record Network(long bytesPerSecond) {

        public Network {
            require(bytesPerSecond > 0, "the network's bytesPerSecond is above 0, not " + bytesPerSecond);
        }
    }

    public Topology {
        require(!text(name).isBlank(), "a topology has a name");
        sqlServers = orEmpty(sqlServers);
        managedInstances = orEmpty(managedInstances);
        listeners = orEmpty(listeners);
        network = network == null ? new Network(20_000_000) : network;
        require(!sqlServers.isEmpty() && !managedInstances.isEmpty(), "a topology has at least one SQL Server and one managed instance");
        for (Listener listener : listeners) {
            require(sqlServers.stream().anyMatch(s -> s.name().equals(listener.node())), "the listener " + listener.name() + " has no node '" + listener.node() + "'");
        }
        Set<String> names = new HashSet<>();
        Stream.of(sqlServers.stream().map(SqlServer::name), managedInstances.stream().map(ManagedInstance::name), sqlServers.stream().map(SqlServer::address),
                managedInstances.stream().map(ManagedInstance::address)).flatMap(s -> s)
                .forEach(n -> require(names.add(n.toLowerCase(Locale.ROOT)), "the name or address " + n + " is used twice"));
    }

    /** One that ships, or else a file. */
    public static Topology find(String nameOrFile) throws IOException {
        return SHIPPED.contains(nameOrFile) ? shipped(nameOrFile) : read(Path.of(nameOrFile));
    }

    public static Topology shipped(String name) throws IOException {
        try (InputStream in = Topology.class.getResourceAsStream("/io/linkspan/lab/topology/" + name + ".json")) {
            require(in != null && SHIPPED.contains(name), "there is no topology '" + name + "'; the ones that ship are " + String.join(", ", SHIPPED));
            return JSON.readValue(in, Topology.class);
        }
    }

    public static Topology read(Path file) throws IOException {
        require(Files.isRegularFile(file), "there is no topology '" + file + "': neither a file nor one of those that ship, " + String.join(", ", SHIPPED));
        try {
            return JSON.readValue(Files.readString(file), Topology.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the topology " + file + " is wrong: " + e.getOriginalMessage(), e);
        }
    }

    private static void requireAddress(String name, String address) {
        require(text(address).matches("10(\\.\\d{1,3}){3}"), "the address of " + name + " is one of 10.0.0.0/8, not '" + address + "'");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
