package io.linkspan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.security.CertificateAuthority;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.SecretSource;
import io.linkspan.model.profile.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is written is what is read, and no secret is in it. */
class ProfileWriterTest {

    private static final String PEM = CertificateAuthority.pem(CertificateAuthority.create("Some Root", Instant.now()).certificate());
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private final Random random = new Random(SEED);

    @TempDir
    Path folder;

    @Test
    void everyProfileIsReadAsItWasWritten() {
        for (int i = 0; i < 200; i++) {
            Profile written = profile(() -> source(false));
            Path file = folder.resolve("p" + i + ".json");
            assertEquals(List.of(), ProfileWriter.write(file, written), () -> "seed " + SEED);
            assertEquals(written, Profiles.read(file), () -> "seed " + SEED);
        }
    }

    @Test
    void aSecretInPlaceIsNeverWrittenAndThatIsSaid() throws IOException {
        for (int i = 0; i < 50; i++) {
            Profile written = profile(() -> source(true));
            Path file = folder.resolve("p" + i + ".json");
            List<String> said = ProfileWriter.write(file, written);
            assertFalse(Files.readString(file).contains("canary"), () -> "seed " + SEED);
            assertEquals(1 + written.servers().size() + written.instances().size(), said.size(), said::toString);
            assertFalse(said.toString().contains("canary"));
        }
    }

    @Test
    void whatAnotherProgramHadInTheFileIsNotLostSilently() throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), "{\"name\":\"x\",\"lab\":{\"control\":\"c\"},\"servers\":[{\"name\":\"a\",\"colour\":\"red\"}],\"addresses\":{\"a:1\":\"b:2\"}}");
        List<String> said = ProfileWriter.write(file, profile(() -> SecretSource.ASK));
        assertEquals(List.of("The file held fields that Linkspan does not know, and they are gone: colour, lab."), said);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerReadsItAndNothingElseIsLeftBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        ProfileWriter.write(file, profile(() -> SecretSource.ASK));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        assertEquals("cannot-write", assertThrows(ProblemException.class, () -> ProfileWriter.write(folder.resolve("none/p.json"), profile(() -> SecretSource.ASK))).problem().code());
    }

    @Test
    void aKnownCloudIsWrittenByItsName() throws IOException {
        Profile p = profile(() -> SecretSource.ASK);
        Path file = folder.resolve("p.json");
        ProfileWriter.write(file, new Profile(p.name(), false, Cloud.CHINA, p.azure(), p.servers(), p.instances(), Map.of()));
        assertTrue(Files.readString(file).replaceAll("\\s", "").contains("\"cloud\":{\"name\":\"AzureChinaCloud\"}"));
        assertEquals(Cloud.CHINA, Profiles.read(file).cloud());
    }

    private Profile profile(Supplier<SecretSource> sources) {
        Account.Credential credential = new Account.Credential(one(Account.Type.values()), maybe(text()), sources.get(), maybe(text()));
        return new Profile(text(), random.nextBoolean(), cloud(), new Account(text(), text(), text(), credential), machines(Side.SQL_SERVER, sources), machines(Side.MANAGED_INSTANCE, sources),
                random.nextBoolean() ? Map.of() : Map.of(text() + ":1", text() + ":2"));
    }

    private Cloud cloud() {
        return random.nextBoolean() ? one(Cloud.KNOWN.toArray(Cloud[]::new)) : new Cloud(text(), URI.create("https://arm.example:" + (1 + random.nextInt(9999))), URI.create("https://login.example/"), text(),
                random.nextBoolean() ? List.of() : List.of(new Cloud.Root(text(), text(), Optional.of("ab".repeat(32)), Optional.empty()), new Cloud.Root(text(), text(), Optional.empty(), Optional.of(PEM))), trust());
    }

    private List<Machine> machines(Side side, Supplier<SecretSource> sources) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(_ -> new Machine(side, text(), text(), 1 + random.nextInt(65535), one(Machine.Encrypt.values()), trust(),
                new Machine.Authentication(one(Machine.Authentication.Kind.values()), Optional.of(text()), sources.get()), maybe(text()))).toList();
    }

    private Trust trust() {
        return one(new Trust[] {Trust.DEFAULT, new Trust(Optional.of(PEM), Optional.empty()), new Trust(Optional.empty(), Optional.of("0f".repeat(32)))});
    }

    private SecretSource source(boolean inPlace) {
        return inPlace ? new SecretSource(Optional.empty(), Optional.of(Secret.of("canary-" + random.nextInt()))) : one(new SecretSource[] {SecretSource.ASK, SecretSource.env(text()), SecretSource.vault(text())});
    }

    private String text() {
        return one(new String[] {"Räksmörgås", "a b", "quote\"d", "back\\slash", "<tag>", "'", "日本", "x"}) + random.nextInt(1000);
    }

    private Optional<String> maybe(String value) {
        return Optional.of(value).filter(_ -> random.nextBoolean());
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
