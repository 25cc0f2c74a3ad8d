package io.linkspan.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
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

    private static final Duration LONG = Duration.ofSeconds(10);

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

    /** Takes connections and says nothing, as a machine does that hangs. */
    @Test
    void aMachineThatHangsDelaysOneLookOnlyAndTheOtherSideIsReadInEach() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            ObjectNode changed = (ObjectNode) new ObjectMapper().readTree(folder.resolve("profile.json").toFile());
            ((ObjectNode) changed.at("/servers/0")).put("port", hanging.getLocalPort());
            Path file = folder.resolve("hanging.json");
            Files.writeString(file, changed.toString());
            Profile other = Profiles.read(file);
            try (Estate estate = Estate.of(other, SECRETS, Arm.of(other, SECRETS))) {
                LinkReader reader = new LinkReader(estate, executor, LONG, Clock.systemUTC());
                assertTrue(took(reader).compareTo(LONG) >= 0, "it was not waited for");
                for (int look = 0; look < 3; look++) {
                    assertTrue(took(reader).compareTo(LONG.dividedBy(2)) < 0, "it was waited for again");
                }
            }
        }
    }

    /** How long a look takes in which only the instance and Azure are known. */
    private static Duration took(LinkReader reader) {
        long begun = System.nanoTime();
        LinkSnapshot link = reader.read(new LinkName("nothing"));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(link.sqlServer() instanceof Observed.Unknown);
        assertTrue(link.managedInstance() instanceof Observed.Known);
        assertTrue(link.resource() instanceof Observed.Known);
        return took;
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
