package io.linkspan.check.fact;

import io.linkspan.sqlserver.ServerIdentity;
import java.util.Optional;
import java.util.Set;

/**
 * SQL Server itself.
 *
 * @param hadrStatus      SERVERPROPERTY HadrManagerStatus: 0 waiting, 1 running, 2 failed
 * @param sysadmin        whether the caller is
 * @param issuerProcedure whether sp_certificate_add_issuer exists
 * @param masterKey       whether master has a master key
 * @param platform        Windows or Linux
 * @param release         distribution and release of the host's system
 * @param cluster         name of the Windows cluster, if it is in one
 * @param traceFlags      those of the ones asked for that are on globally
 */
public record ServerFacts(ServerIdentity identity, boolean hadrEnabled, int hadrStatus, boolean sysadmin, boolean issuerProcedure, boolean masterKey, String platform, String release,
                          Optional<String> cluster, Set<Integer> traceFlags) {

    public int major() {
        return identity.version().major();
    }
}
