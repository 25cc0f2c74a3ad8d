package io.linkspan.lab.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Another server that queries may name (sys.servers, sys.linked_logins). The lab keeps it as data: nothing is asked over it.
 *
 * @param options of sp_serveroption, in lower case
 * @param logins  which remote login stands for whom; no password is kept
 */
public record LinkedServer(int id, String name, String product, String provider, String dataSource, String providerString, String catalog, Map<String, String> options, List<Mapping> logins, Instant modified) {

    public boolean on(String option, boolean otherwise) {
        return Optional.ofNullable(options.get(option)).map(v -> v.equalsIgnoreCase("true") || v.equalsIgnoreCase("on")).orElse(otherwise);
    }

    public LinkedServer with(Map<String, String> otherOptions, List<Mapping> otherLogins, Instant now) {
        return new LinkedServer(id, name, product, provider, dataSource, providerString, catalog, Map.copyOf(otherOptions), List.copyOf(otherLogins), now);
    }

    /** @param local id of a login, 0 for everybody. @param remote empty where the login's own credentials are used */
    public record Mapping(int local, boolean self, String remote) {
    }
}
