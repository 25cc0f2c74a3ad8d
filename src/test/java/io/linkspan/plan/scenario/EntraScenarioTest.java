package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.azure.Arm;
import io.linkspan.azure.DeviceCode;
import io.linkspan.check.CreateTask;
import io.linkspan.check.Verdict;
import io.linkspan.cli.Shell;
import io.linkspan.lab.LabControl;
import io.linkspan.lab.Topology;
import io.linkspan.model.ProblemException;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.SecretSource;
import io.linkspan.model.profile.ServerTrust;
import io.linkspan.model.profile.Trust;
import io.linkspan.settings.Credentials;
import io.linkspan.settings.Profiles;
import io.linkspan.sqlserver.Connect;
import io.linkspan.sqlserver.SqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The instance is logged in to as the application that signs in to Azure. */
class EntraScenarioTest extends PracticeScenario {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Credentials NO_SECRETS = new Credentials(_ -> null, _ -> Optional.empty());

    @BeforeEach
    void begin() throws Exception {
        open(Topology.shipped("default"), EntraScenarioTest::byEntra);
    }

    /** No instance of the profile has a user or password any more. */
    private static String byEntra(String profile) {
        try {
            JsonNode tree = JSON.readTree(profile);
            tree.get("instances").forEach(i -> ((ObjectNode) i).putObject("authentication").put("type", "entra"));
            return tree.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLinkIsCreatedAndListed() {
        CreateTask task = practice.task("Ferries", Practice.FERRIES, Optional.empty());
        assertEquals(Verdict.READY, practice.check(task).verdict());
        done(practice.run(practice.create(task)));
        assertEquals("practice-application", who(practice.ends.instance()));
        try (Shell shell = new Shell(folder.resolve("profile.json"), folder.resolve("shell"))) {
            Shell.Ran ran = shell.run("link", "list");
            assertEquals(0, ran.code(), ran::err);
            assertTrue(ran.out().contains("ferries"), ran::out);
        }
    }

    /** The token at hand is no longer good, and nothing has asked Azure in between, which would have noticed. A person's tokens are kept until their end. */
    @Test
    void aPersonsTokenThatTheInstanceNoLongerTakesIsRenewed() throws Exception {
        practice.ends.instance().execute("CREATE LOGIN [practice@practice.example] FROM EXTERNAL PROVIDER");
        Profile profile = Profiles.read(folder.resolve("profile.json"));
        Account account = new Account(profile.azure().tenantId(), profile.azure().subscriptionId(), profile.azure().resourceGroup(), new Account.Credential(Account.Type.DEVICE_CODE, Optional.empty(), SecretSource.ASK));
        Arm arm = new Arm(profile.cloud(), account, NO_SECRETS, code -> type(code, profile.cloud().trust()), Clock.systemUTC());
        assertEquals("practice@practice.example", who(profile, arm));
        try (LabControl control = practice.lab.control()) {
            control.set("expire-token", "", "");
        }
        assertEquals("practice@practice.example", who(profile, arm));
    }

    /** A server that asks for more than is its due: it could use the token for all that the account may. */
    @Test
    void noServerIsGivenATokenForAnythingButSql() {
        Profile profile = Profiles.read(folder.resolve("profile.json"));
        Arm arm = Arm.of(profile, NO_SECRETS);
        assertEquals("foreign-token", assertThrows(ProblemException.class, () -> arm.of(profile.cloud().resourceManager() + "/.default")).problem().code());
    }

    /** A person types the code on another device. */
    private static void type(DeviceCode code, Trust trust) {
        try {
            SSLContext trusting = SSLContext.getInstance("TLS");
            trusting.init(null, new TrustManager[] {new ServerTrust(trust)}, null);
            try (HttpClient browser = HttpClient.newBuilder().sslContext(trusting).build()) {
                assertEquals(200, browser.send(HttpRequest.newBuilder(URI.create(code.url() + "?otc=" + code.code())).build(), HttpResponse.BodyHandlers.ofString()).statusCode());
            }
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String who(Profile profile, Arm arm) {
        try (SqlServer instance = SqlServer.open(Connect.to(profile.instance(Practice.INSTANCE), NO_SECRETS, arm))) {
            return who(instance);
        }
    }

    private static String who(SqlServer instance) {
        return instance.first("SELECT SUSER_SNAME() AS who", r -> r.text("who")).orElseThrow();
    }
}
