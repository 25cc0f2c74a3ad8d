package io.linkspan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.Trust;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {

    private static final String GOOD = """
            {"name":"office","practice":true,"lab":{"control":"x"},
             "cloud":{"name":"practice","resourceManager":"https://localhost:9443/","authority":"https://localhost:9443/","sqlSuffix":".database.practice.example",
                      "roots":[{"name":"PracticePKI","issuer":"*.database.practice.example","sha256":"C7:41:F7:0F:4B:2A:8D:88:BF:2E:71:C1:41:22:EF:53:EF:10:EB:A0:CF:A5:E6:4C:FA:20:F4:18:85:30:73:E0"}]},
             "azure":{"tenantId":"t","subscriptionId":"s","resourceGroup":"rg","credential":{"type":"client-secret","clientId":"c","secret":"canary-secret"}},
             "servers":[{"name":"SQL01","host":"127.0.0.1","port":41433,"encrypt":"strict","trust":{"sha256":"c741f70f4b2a8d88bf2e71c14122ef53ef10eba0cfa5e64cfa20f418853073e0"},
                         "authentication":{"type":"sql","user":"sa","password":"canary-password"}}],
             "instances":[{"name":"mi01","host":"mi01.example","authentication":{"type":"entra"},"resourceGroup":"other"}],
             "addresses":{"10.0.0.4:5022":"127.0.0.1:41022"}}""";

    @TempDir
    Path folder;

    @Test
    void everyFieldArrives() throws IOException {
        Profile p = read(GOOD);
        assertEquals("office", p.name());
        assertTrue(p.practice());
        assertEquals("https://localhost:9443", p.cloud().resourceManager().toString());
        assertEquals("c741f70f4b2a8d88bf2e71c14122ef53ef10eba0cfa5e64cfa20f418853073e0", p.cloud().roots().getFirst().sha256().orElseThrow());
        assertEquals(Account.Type.CLIENT_SECRET, p.azure().credential().type());
        assertEquals("canary-secret", p.azure().credential().secret().value().orElseThrow().reveal());
        Machine server = p.server("sql01");
        assertEquals(41433, server.port());
        assertEquals(Machine.Encrypt.STRICT, server.encrypt());
        assertEquals("canary-password", server.authentication().password().value().orElseThrow().reveal());
        Machine instance = p.instance("mi01");
        assertEquals(1433, instance.port());
        assertEquals(Machine.Encrypt.MANDATORY, instance.encrypt());
        assertEquals(Trust.DEFAULT, instance.trust());
        assertEquals(Optional.of("other"), instance.resourceGroup());
        assertEquals(Map.of("10.0.0.4:5022", "127.0.0.1:41022"), p.addresses());
    }

    @Test
    void withoutACloudItIsPublicAzure() throws IOException {
        Profile p = read(GOOD.replaceFirst("(?s)\"cloud\":.*?\\}\\]\\},", ""));
        assertEquals(Cloud.AZURE, p.cloud());
        assertTrue(p.cloud().isKnown());
    }

    @Test
    void noTextOfAProfileShowsItsSecrets() throws IOException {
        assertFalse(read(GOOD).toString().contains("canary"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "port":41433           | "port":"41433"            | "servers[0].port" should be a number from 1 to 65535
            "port":41433           | "port":70000              | "servers[0].port" should be a number from 1 to 65535
            "encrypt":"strict"     | "encrypt":"no"            | "servers[0].encrypt" should be one of mandatory, strict
            "type":"client-secret" | "type":"telepathy"        | "azure.credential.type" should be one of azure-cli, browser
            "user":"sa",           | ``                        | "servers[0].authentication.user" should be a text
            "name":"office",       | ``                        | "name" should be a text
            "tenantId":"t"         | "tenantId":""             | "azure.tenantId" should be a text
            "practice":true        | "practice":"yes"          | "practice" should be true or false
            "servers":[            | "servers":7,"x":[         | "servers" should be a list
            https://localhost:9443/","auth | http://localhost:9443/","auth | "cloud.resourceManager" should be an address that begins with https://
            "sha256":"c741f70f     | "sha256":"zz41f70f        | "servers[0].trust.sha256" should be a SHA-256 fingerprint
            "trust":{"sha256":"c741f70f4b2a8d88bf2e71c14122ef53ef10eba0cfa5e64cfa20f418853073e0"} | "trust":{"certificate":"no-such-file.pem"} | "servers[0].trust.certificate" should be a certificate in PEM form
            """)
    void aWrongFieldIsNamedWithWhatIsExpected(String good, String bad, String complaint) {
        assertTrue(GOOD.contains(good), good);
        Problem problem = refusal(GOOD.replace(good, bad));
        assertEquals(Problem.Kind.USAGE, problem.kind());
        assertTrue(problem.text().contains("office.json") && problem.text().contains(complaint), problem.text());
        assertFalse(problem.toString().contains("canary"), problem.toString());
    }

    @Test
    void aSecretStandsInPlaceOnlyInAPracticeProfile() {
        Problem problem = refusal(GOOD.replace("\"practice\":true", "\"practice\":false"));
        assertTrue(problem.text().contains("azure.credential.secret") && problem.text().contains("secretEnv"), problem.text());
        assertFalse(problem.toString().contains("canary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage canary", "[1,2]", "\"canary\"", "{\"password\":\"canary\"", "\u0000\u0001"})
    void garbageGetsOneSentenceThatDoesNotQuoteIt(String garbage) throws IOException {
        Path file = Files.writeString(folder.resolve("office.json"), garbage);
        ProblemException e = assertThrows(ProblemException.class, () -> Profiles.read(file));
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertTrue(e.problem().text().contains("is not a profile"), e.problem().text());
        assertFalse(trace.toString().contains("canary"), trace.toString());
    }

    @Test
    void aBinaryFileIsNoProfile() throws IOException {
        Path file = Files.write(folder.resolve("office.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertTrue(assertThrows(ProblemException.class, () -> Profiles.read(file)).problem().text().contains("UTF-8"));
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        assertTrue(assertThrows(ProblemException.class, () -> Profiles.read(folder.resolve("none.json"))).problem().text().startsWith("There is no profile"));
        assertTrue(assertThrows(ProblemException.class, () -> Profiles.read(folder)).problem().text().contains("cannot be read"));
    }

    @Test
    void anUnknownMachineIsAnsweredWithTheKnownOnes() throws IOException {
        Profile p = read(GOOD);
        Problem problem = assertThrows(ProblemException.class, () -> p.server("SQL09")).problem();
        assertEquals(Problem.Kind.USAGE, problem.kind());
        assertTrue(problem.next().contains("SQL01"), problem.next());
    }

    private Profile read(String json) throws IOException {
        return Profiles.read(Files.writeString(folder.resolve("office.json"), json));
    }

    private Problem refusal(String json) {
        return assertThrows(ProblemException.class, () -> read(json)).problem();
    }
}
