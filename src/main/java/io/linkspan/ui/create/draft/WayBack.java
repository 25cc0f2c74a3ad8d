package io.linkspan.ui.create.draft;

import io.linkspan.check.fact.InstanceSurvey;
import io.linkspan.check.fact.ServerSurvey;
import io.linkspan.model.Release;
import io.linkspan.model.ServerVersion;
import io.linkspan.ui.control.State;
import java.util.Optional;

/** Whether a database can return to SQL Server after a failover, in words. */
public record WayBack(State state, String title, String detail) {

    static WayBack of(Optional<ServerSurvey> server, Optional<InstanceSurvey> instance, Purpose purpose) {
        if (server.isEmpty()) {
            return new WayBack(State.UNKNOWN, "Way back: unknown", "until the server is chosen");
        }
        ServerVersion version = server.get().server().identity().version();
        Optional<Release> release = Release.of(version);
        String product = release.map(Release::product).orElse("SQL Server " + version);
        if (release.flatMap(Release::twoWay).filter(version::atLeast).isEmpty()) {
            return no(purpose, product + " cannot take a database back");
        }
        if (instance.isEmpty()) {
            return new WayBack(State.UNKNOWN, "Way back: unknown", "until the instance is chosen");
        }
        String policy = instance.get().resource().databaseFormat();
        return release.orElseThrow().goesBothWays(version, policy) ? new WayBack(State.SUCCESS, "Way back: yes", product + " and policy " + policy + " match")
                : no(purpose, product + " and policy " + policy + " do not match");
    }

    private static WayBack no(Purpose purpose, String why) {
        return new WayBack(purpose.needsWayBack() ? State.WARNING : State.INFO, "Way back: no", why);
    }
}
