package io.linkspan.ui;

import io.linkspan.azure.Arm;
import io.linkspan.lab.Lab;
import io.linkspan.link.Estate;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.profile.Profile;
import io.linkspan.plan.run.Operator;
import io.linkspan.plan.run.PlanRunner;
import io.linkspan.plan.run.Runs;
import io.linkspan.settings.Credentials;
import java.util.Optional;

/**
 * An estate that was opened: its machines, and how they are reached. Every call that opens a connection blocks, so none belongs on the FX thread.
 *
 * @param arm one for all, so that one signs in once
 * @param lab the practice estate behind it, if it is one that this program started
 */
public record OpenEstate(Profile profile, Credentials credentials, Arm arm, Optional<Lab> lab, Surroundings surroundings) {

    public OpenEstate(Profile profile, Credentials credentials, Optional<Lab> lab, Surroundings surroundings) {
        this(profile, credentials, Arm.of(profile, credentials), lab, surroundings);
    }

    public boolean practice() {
        return profile.practice();
    }

    public String name() {
        return profile.name();
    }

    /** All machines, each connected to at its first call. The caller closes it. */
    public Estate machines() {
        return Estate.of(profile, credentials, arm);
    }

    /** Reads all links of these machines. */
    public LinkReader reader(Estate machines) {
        return new LinkReader(machines, surroundings.executor(), LinkReader.LIMIT, surroundings.clock());
    }

    /** Both ends connected to, or the problem of the first that cannot be. */
    public LinkEnds ends(String server, String instance) {
        return LinkEnds.open(profile, server, instance, credentials, arm);
    }

    /** Both ends, connected to when first used. */
    public LinkEnds lazyEnds(String server, String instance) {
        return LinkEnds.lazily(profile, server, instance, credentials, arm);
    }

    public LinkReader reader(LinkEnds ends) {
        return LinkReader.of(ends, surroundings.executor());
    }

    public Runs runs() {
        return new Runs(surroundings.home(), surroundings.clock());
    }

    public PlanRunner runner() {
        return new PlanRunner(runs(), surroundings.clock(), surroundings.pause(), Operator.current());
    }

    /** Whether both machines belong to it. */
    public boolean has(String server, String instance) {
        return profile.servers().stream().anyMatch(m -> m.name().equalsIgnoreCase(server)) && profile.instances().stream().anyMatch(m -> m.name().equalsIgnoreCase(instance));
    }
}
