package io.linkspan.ui.wizard;

import io.linkspan.model.Release;
import io.linkspan.model.ServerVersion;
import io.linkspan.ui.control.State;
import java.util.Optional;

/** Whether a database can return to SQL Server after a failover, in words. */
public record WayBack(State state, String title, String detail) {

    /**
     * Of a SQL Server and an instance, as far as they were read.
     *
     * @param policy update policy of the instance (REST: databaseFormat)
     * @param needed whether a missing way back is to be warned of
     */
    public static WayBack of(Optional<ServerVersion> version, Optional<String> policy, boolean needed) {
        if (version.isEmpty()) {
            return new WayBack(State.UNKNOWN, "Way back: unknown", "until the server is read");
        }
        Optional<Release> release = Release.of(version.get());
        String product = release.map(Release::product).orElse("SQL Server " + version.get());
        if (release.flatMap(Release::twoWay).filter(version.get()::atLeast).isEmpty()) {
            return no(needed, product + " cannot take a database back");
        }
        if (policy.isEmpty()) {
            return new WayBack(State.UNKNOWN, "Way back: unknown", "until the instance is read");
        }
        return release.orElseThrow().goesBothWays(version.get(), policy.get()) ? new WayBack(State.SUCCESS, "Way back: yes", product + " and policy " + words(policy.get()) + " match")
                : no(needed, product + " and policy " + words(policy.get()) + " do not match");
    }

    /** "SQL Server 2022", of REST's SQLServer2022; any other as it is. */
    private static String words(String policy) {
        return '"' + policy.replaceFirst("^SQLServer(?=\\d)", "SQL Server ") + '"';
    }

    private static WayBack no(boolean needed, String why) {
        return new WayBack(needed ? State.WARNING : State.INFO, "Way back: no", why);
    }
}
