package io.linkspan.lab.engine;

import io.linkspan.lab.engine.type.Collation;
import java.util.Optional;

/**
 * What an instance is from its installation on.
 *
 * @param name      {@code @@SERVERNAME}; host\instance for a named one
 * @param host      machine name
 * @param address   the machine's own address in the emulated network, 10.x
 * @param cluster   name of the Windows failover cluster that the machine is a node of
 * @param managed   set for a managed instance
 */
public record InstanceSpec(String name, String host, String address, ServerVersion version, Edition edition, HostPlatform platform, Collation collation, boolean hadrEnabled, Optional<String> cluster,
        Optional<Managed> managed) {

    /** A SQL Server on Windows with Always On, and whatever edition and build. */
    public static InstanceSpec sqlServer(String name, String address, String version, Edition edition) {
        return new InstanceSpec(name, name.replaceAll("\\\\.*", ""), address, ServerVersion.parse(version), edition, HostPlatform.WINDOWS, Collation.USUAL, true, Optional.empty(), Optional.empty());
    }

    /** A managed instance of a short name in a DNS zone, by what ARM calls tier and databaseFormat. */
    public static InstanceSpec managedInstance(String name, String domain, String address, String tier, String databaseFormat) {
        return new InstanceSpec(name + "." + domain, name + "." + domain, address, ServerVersion.AZURE, Edition.SQL_AZURE, HostPlatform.WINDOWS, Collation.USUAL, true, Optional.empty(),
                Optional.of(new Managed(name, domain, tier, databaseFormat)));
    }

    /**
     * What only a managed instance has.
     *
     * @param shortName      first label of its full name
     * @param domain         the rest of it: DNS zone and the cloud's suffix
     * @param tier           GeneralPurpose or BusinessCritical
     * @param databaseFormat SQLServer2022, SQLServer2025 or AlwaysUpToDate
     */
    public record Managed(String shortName, String domain, String tier, String databaseFormat) {
    }
}
