package io.linkspan.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.LinkName;
import io.linkspan.plan.EndsWorld;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.task.CreateDraft;
import io.linkspan.plan.task.NewLink;
import java.time.Clock;
import java.util.Optional;

/** A link on a practice estate, made as every surface makes it. */
public final class PracticeLink {

    public static final LinkName FERRIES = new LinkName("ferries");
    public static final String SERVER = "HARBOUR01";
    public static final String INSTANCE = "quay-one";

    private PracticeLink() {
    }

    /** Makes the link of the database Ferries, and waits until it stands. */
    public static void make(OpenEstate estate) {
        Clock clock = estate.surroundings().clock();
        try (LinkEnds ends = estate.ends(SERVER, INSTANCE)) {
            LinkReader reader = estate.reader(ends);
            NewLink wanted = new NewLink("Ferries", SERVER, INSTANCE, Optional.of(FERRIES), Optional.of("10.0.0.4:5022"), Optional.empty());
            CreateDraft draft = CreateDraft.read(wanted, ends, reader, estate.profile().cloud(), true, clock);
            RunResult result = estate.runner().run(draft.plan(), new EndsWorld(ends, reader, _ -> "Str0ng-enough-4-a-key".toCharArray(), clock), _ -> { });
            assertEquals(RunOutcome.DONE, result.outcome(), () -> result.problem().toString());
        }
    }

    public static Place.Link place(OpenEstate estate) {
        return new Place.Link(estate, FERRIES, SERVER, INSTANCE);
    }
}
