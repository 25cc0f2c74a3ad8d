package io.linkspan.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.azure.Arm;
import io.linkspan.lab.Lab;
import io.linkspan.lab.LabControl;
import io.linkspan.lab.Topology;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.Secrets;
import io.linkspan.settings.Credentials;
import io.linkspan.settings.Profiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading through the real driver and the real SDK, from a practice estate and its own profile. */
class LinkReaderTest {

    @TempDir
    static Path folder;

    private static Lab lab;
    private static Profile profile;
    private static ExecutorService executor;
    private static final Secrets SECRETS = new Credentials(_ -> null, _ -> Optional.empty());

    @BeforeAll
    static void open() throws IOException {
        lab = Lab.start(Topology.shipped("default"), folder);
        Path file = folder.resolve("profile.json");
        lab.writeProfile(file);
        profile = Profiles.read(file);
        executor = Executors.newVirtualThreadPerTaskExecutor();
    }

    @AfterAll
    static void close() {
        executor.close();
        lab.close();
    }

    @Test
    void whereThereIsNoLinkAllAnswerAndNoneIsFound() {
        try (Estate estate = Estate.of(profile, SECRETS, Arm.of(profile, SECRETS))) {
            Survey survey = reader(estate).survey();
            assertEquals(List.of(), survey.problems());
            assertEquals(List.of(), survey.links());
            assertTrue(survey.answered());
            assertTrue(reader(estate).read(new LinkName("nothing")).isAbsent());
        }
    }

    @Test
    void aDeadServerIsUnknownAndTheInstanceIsStillRead() throws IOException {
        String server = profile.servers().getFirst().name();
        withFault(server, survey -> {
            assertEquals(1, survey.problems().size(), survey.problems()::toString);
            assertTrue(survey.problems().getFirst().text().contains(server), survey.problems()::toString);
            assertTrue(survey.answered());
        }, link -> {
            assertTrue(link.sqlServer() instanceof Observed.Unknown);
            assertTrue(link.managedInstance() instanceof Observed.Known);
            assertTrue(link.resource() instanceof Observed.Known);
            assertFalse(link.isAbsent(), "what was not read is not known to be absent");
        });
    }

    @Test
    void aDeadInstanceIsUnknownAndTheServerIsStillRead() throws IOException {
        withFault(profile.instances().getFirst().name(), survey -> assertTrue(survey.answered() && !survey.problems().isEmpty()), link -> {
            assertTrue(link.managedInstance() instanceof Observed.Unknown);
            assertTrue(link.sqlServer() instanceof Observed.Known);
        });
    }

    private static void withFault(String dead, Consumer<Survey> survey, Consumer<LinkSnapshot> link) throws IOException {
        try (LabControl control = lab.control(); Estate estate = Estate.of(profile, SECRETS, Arm.of(profile, SECRETS))) {
            control.set("kill", dead, "");
            survey.accept(reader(estate).survey());
            link.accept(reader(estate).read(new LinkName("nothing")));
            control.clear();
            assertEquals(List.of(), reader(estate).survey().problems(), "it answers again");
        }
    }

    private static LinkReader reader(Estate estate) {
        return new LinkReader(estate, executor, Duration.ofSeconds(60), Clock.systemUTC());
    }
}
