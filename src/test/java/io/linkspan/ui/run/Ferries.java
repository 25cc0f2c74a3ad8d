package io.linkspan.ui.run;

import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkName;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Secrets;
import io.linkspan.plan.task.CreateDraft;
import io.linkspan.plan.task.MasterKeyPassword;
import io.linkspan.plan.task.NewLink;
import io.linkspan.ui.OpenEstate;
import java.time.Clock;
import java.util.Optional;

/** A link of the practice estate's first database, to be made as the wizard makes it. */
public final class Ferries {

    static final String SERVER = "HARBOUR01";
    static final String INSTANCE = "quay-one";
    public static final Secrets SECRETS = new MasterKeyPassword(() -> Optional.of(MasterKeyPassword.random()));

    private Ferries() {
    }

    public static LinkEnds ends(OpenEstate estate) {
        return estate.lazyEnds(SERVER, INSTANCE);
    }

    public static Plan plan(OpenEstate estate, String link) {
        try (LinkEnds ends = ends(estate)) {
            NewLink wanted = new NewLink("Ferries", SERVER, INSTANCE, Optional.of(new LinkName(link)), Optional.of("10.0.0.4:5022"), Optional.empty());
            return CreateDraft.read(wanted, ends, estate.reader(ends), estate.profile().cloud(), true, Clock.systemUTC()).plan().keeping();
        }
    }
}
