package io.linkspan.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.arm.Tenancy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a running estate tells others: the ready line of {@code lab start} and the profile.
 *
 * @param suffix    of the names of managed instances, with a leading point
 * @param authority PEM text of the root certificate, and {@code certificate} the file that holds it
 */
record LabDocuments(String name, List<LabMachine> machines, Tenancy tenancy, URI arm, URI control, String token, String suffix, String authority, Path certificate) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** One line. */
    String ready(Path profile) {
        ObjectNode ready = JSON.objectNode().put("ready", true).put("profile", profile.toString()).put("control", control.toString());
        ArrayNode servers = ready.putArray("sqlServers");
        ArrayNode instances = ready.putArray("managedInstances");
        for (LabMachine m : machines) {
            ObjectNode entry = (m.managed() ? instances : servers).addObject().put("name", m.name());
            entry.put(m.managed() ? "fullyQualifiedDomainName" : "version", m.managed() ? m.fullName() : m.version());
            entry.put("host", m.host()).put("port", m.port()).put("user", m.user()).put("password", m.password());
            if (!m.managed()) {
                ArrayNode databases = entry.putArray("databases");
                m.databases().forEach(databases::add);
            }
        }
        ready.putObject("arm").put("endpoint", arm.toString()).put("tenantId", tenancy.tenantId()).put("subscriptionId", tenancy.subscriptionId()).put("resourceGroup", tenancy.resourceGroup());
        return ready.put("certificate", certificate.toString()).toString();
    }

    /** @param addresses {@code host:port} as machines name each other, to where they really are */
    String profile(Map<String, String> addresses) {
        ObjectNode profile = JSON.objectNode().put("name", name).put("practice", true);
        ObjectNode cloud = profile.putObject("cloud").put("name", "Practice").put("resourceManager", arm.toString()).put("authority", arm + "/").put("sqlSuffix", suffix);
        cloud.putArray("roots").addObject().put("name", "PracticePKI").put("issuer", "*" + suffix).put("certificate", authority);
        cloud.putObject("trust").put("certificate", authority);
        ObjectNode azure = profile.putObject("azure").put("tenantId", tenancy.tenantId()).put("subscriptionId", tenancy.subscriptionId()).put("resourceGroup", tenancy.resourceGroup());
        azure.putObject("credential").put("type", "client-secret").put("clientId", tenancy.clientId()).put("secret", tenancy.clientSecret());
        ArrayNode servers = profile.putArray("servers");
        ArrayNode instances = profile.putArray("instances");
        for (LabMachine m : machines) {
            ObjectNode entry = (m.managed() ? instances : servers).addObject().put("name", m.name()).put("host", m.host()).put("port", m.port()).put("encrypt", "mandatory");
            entry.putObject("trust").put("certificate", authority);
            entry.putObject("authentication").put("type", "sql").put("user", m.user()).put("password", m.password());
            if (m.managed()) {
                entry.put("resourceGroup", tenancy.resourceGroup());
            }
        }
        ObjectNode map = profile.putObject("addresses");
        addresses.forEach(map::put);
        profile.putObject("lab").put("control", control.toString()).put("token", token);
        try {
            return LabControl.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(profile) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can be written", e);
        }
    }
}
