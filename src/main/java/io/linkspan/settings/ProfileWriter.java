package io.linkspan.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.model.Problem;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.SecretSource;
import io.linkspan.model.profile.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes a profile as {@link Profiles} reads it. Never writes a secret: one that stood in place is left out, and that is said. */
public final class ProfileWriter {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> FIELDS = Set.of("name", "practice", "cloud", "azure", "servers", "instances", "addresses", "resourceManager", "authority", "sqlSuffix", "roots", "trust", "issuer",
            "sha256", "certificate", "tenantId", "subscriptionId", "resourceGroup", "credential", "type", "clientId", "secretEnv", "secretVault", "secret", "host", "port", "encrypt", "authentication", "user",
            "passwordEnv", "passwordVault", "password");

    private final List<String> leftOut = new ArrayList<>();

    private ProfileWriter() {
    }

    /**
     * Replaces the file as a whole, readable by its owner only.
     *
     * @return what the file does not hold of the profile, or of the file that stood there before; a sentence each
     */
    public static List<String> write(Path file, Profile profile) {
        ProfileWriter writer = new ProfileWriter();
        ObjectNode node = writer.profile(profile);
        writer.unknown(file);
        try {
            OwnerOnly.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can be written", e);
        }
        return List.copyOf(writer.leftOut);
    }

    private ObjectNode profile(Profile p) {
        ObjectNode node = MAPPER.createObjectNode().put("name", p.name()).put("practice", p.practice());
        if (!p.cloud().equals(Cloud.AZURE)) {
            cloud(node.putObject("cloud"), p.cloud());
        }
        account(node.putObject("azure"), p.azure());
        ArrayNode servers = node.putArray("servers");
        p.servers().forEach(m -> machine(servers.addObject(), m));
        ArrayNode instances = node.putArray("instances");
        p.instances().forEach(m -> machine(instances.addObject(), m));
        if (!p.addresses().isEmpty()) {
            ObjectNode addresses = node.putObject("addresses");
            p.addresses().forEach(addresses::put);
        }
        return node;
    }

    private void cloud(ObjectNode node, Cloud cloud) {
        node.put("name", cloud.name());
        if (Cloud.KNOWN.contains(cloud)) {
            return;
        }
        node.put("resourceManager", cloud.resourceManager().toString()).put("authority", cloud.authority().toString()).put("sqlSuffix", cloud.sqlSuffix());
        ArrayNode roots = node.putArray("roots");
        cloud.roots().forEach(r -> {
            ObjectNode root = roots.addObject().put("name", r.name()).put("issuer", r.issuer());
            r.sha256().ifPresent(v -> root.put("sha256", v));
            r.certificate().ifPresent(v -> root.put("certificate", v));
        });
        trust(node.putObject("trust"), cloud.trust());
    }

    private void account(ObjectNode node, Account account) {
        node.put("tenantId", account.tenantId()).put("subscriptionId", account.subscriptionId()).put("resourceGroup", account.resourceGroup());
        Account.Credential credential = account.credential();
        ObjectNode c = node.putObject("credential").put("type", Profiles.word(credential.type()));
        credential.clientId().ifPresent(v -> c.put("clientId", v));
        credential.certificate().ifPresent(v -> c.put("certificate", v));
        secret(c, "secret", credential.secret(), "secret of the Azure account");
    }

    private void machine(ObjectNode node, Machine m) {
        node.put("name", m.name()).put("host", m.host()).put("port", m.port()).put("encrypt", Profiles.word(m.encrypt()));
        if (!m.trust().equals(Trust.DEFAULT)) {
            trust(node.putObject("trust"), m.trust());
        }
        ObjectNode login = node.putObject("authentication").put("type", Profiles.word(m.authentication().kind()));
        m.authentication().user().ifPresent(v -> login.put("user", v));
        secret(login, "password", m.authentication().password(), m.passwordWords());
        m.resourceGroup().ifPresent(v -> node.put("resourceGroup", v));
    }

    private static void trust(ObjectNode node, Trust trust) {
        trust.certificate().ifPresent(v -> node.put("certificate", v));
        trust.sha256().ifPresent(v -> node.put("sha256", v));
    }

    private void secret(ObjectNode node, String field, SecretSource source, String what) {
        source.env().ifPresent(v -> node.put(field + "Env", v));
        source.vault().ifPresent(v -> node.put(field + "Vault", v));
        if (source.value().isPresent()) {
            leftOut.add("The " + what + " is not written: a file holds no secrets. Linkspan asks for it.");
        }
    }

    /** Fields of the file that stood there and that Linkspan does not know; they are lost. */
    private void unknown(Path file) {
        try {
            Set<String> found = new TreeSet<>();
            if (Files.exists(file)) {
                collect(MAPPER.readTree(Files.readString(file)), found);
            }
            found.removeAll(FIELDS);
            if (!found.isEmpty()) {
                leftOut.add("The file held fields that Linkspan does not know, and they are gone: " + String.join(", ", found) + ".");
            }
        } catch (JsonProcessingException _) {
            leftOut.add("The file that stood there was no profile; it is replaced.");
        } catch (IOException e) {
            throw Problem.usage("cannot-read", "The file " + file + " cannot be read before it is replaced.", "Choose another.").raw(e.toString()).exception(e);
        }
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.properties().forEach(e -> {
            names.add(e.getKey());
            if (!e.getKey().equals("addresses") && FIELDS.contains(e.getKey())) {
                collect(e.getValue(), names);
            }
        });
        if (node.isArray()) {
            node.forEach(n -> collect(n, names));
        }
    }
}
