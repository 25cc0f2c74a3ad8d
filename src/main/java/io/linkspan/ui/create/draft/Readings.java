package io.linkspan.ui.create.draft;

import io.linkspan.check.fact.InstanceSurvey;
import io.linkspan.check.fact.ServerSurvey;
import io.linkspan.link.Estate;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.Problem;
import io.linkspan.plan.task.CreateDraft;
import io.linkspan.plan.task.NewLink;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is read for the draft, in the background: the server, the instance, and both for the checks. On the FX thread. */
public final class Readings {

    private final OpenEstate estate;
    private final Draft draft;
    private final Clock clock;
    private final Activity server;
    private final Activity instance;
    private final Activity checks;
    private Optional<NewLink> asked = Optional.empty();

    Readings(OpenEstate estate, Work work, Draft draft) {
        this.estate = estate;
        this.draft = draft;
        clock = estate.surroundings().clock();
        server = new Activity(work, clock);
        instance = new Activity(work, clock);
        checks = new Activity(work, clock);
    }

    public Activity server() {
        return server;
    }

    public Activity instance() {
        return instance;
    }

    public Activity checks() {
        return checks;
    }

    public Clock clock() {
        return clock;
    }

    /** The server and all its databases. */
    public void readServer() {
        String name = draft.server().get();
        if (!name.isEmpty()) {
            server.run("Reading " + name, () -> server(name), found -> draft.survey().set(Optional.of(found)));
        }
    }

    public void readInstance() {
        String name = draft.instance().get();
        if (!name.isEmpty()) {
            instance.run("Reading " + name, () -> InstanceSurvey.read(estate.arm().instance(estate.profile().instance(name)), clock), found -> draft.instanceSurvey().set(Optional.of(found)));
        }
    }

    /** Both ends anew, and all checks. */
    public void check() {
        asked = draft.wanted();
        boolean given = draft.masterKeyGiven();
        asked.ifPresent(wanted -> checks.run("Reading " + wanted.server() + " and " + wanted.instance(), () -> checked(wanted, given), found -> draft.checked().set(Optional.of(found))));
    }

    /** Whether the last call for the checks was made for what is asked for now. */
    boolean askedNow() {
        return asked.isPresent() && asked.equals(draft.wanted());
    }

    /** Why the last call for the checks came to nothing. */
    public Optional<Problem> failure() {
        return checks.state().get() instanceof Activity.Failed failed && askedNow() ? Optional.of(failed.problem()) : Optional.empty();
    }

    private ServerSurvey server(String name) {
        try (Estate machines = estate.machines()) {
            return ServerSurvey.read(machines.servers().stream().filter(candidate -> candidate.name().equalsIgnoreCase(name)).findFirst().orElseThrow(), clock);
        }
    }

    private Checked checked(NewLink wanted, boolean given) {
        Instant begun = clock.instant();
        try (LinkEnds ends = estate.ends(wanted.server(), wanted.instance())) {
            CreateDraft read = CreateDraft.read(wanted, ends, estate.reader(ends), estate.profile().cloud(), given, clock);
            return Checked.of(wanted, given, read, clock.instant(), Duration.between(begun, clock.instant()));
        }
    }

    void close() {
        server.cancel();
        instance.cancel();
        checks.cancel();
    }
}
