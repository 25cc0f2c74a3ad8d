package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.engine.group.InstanceLink;
import io.linkspan.lab.engine.group.LinkDatabase;
import io.linkspan.lab.engine.group.LinkRequest;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.group.replication.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The two models of a link, old (api-version 2021-11-01, one database in flat fields) and new, read from requests and written into answers. */
enum LinkBody {

    OLD("primaryAvailabilityGroupName", "secondaryAvailabilityGroupName", "sourceEndpoint") {
        @Override
        List<String> databases(JsonNode properties) {
            return properties.hasNonNull("targetDatabase") ? List.of(properties.get("targetDatabase").textValue()) : List.of();
        }

        @Override
        void write(ObjectNode properties, InstanceLink link) {
            LinkDatabase database = link.databases().getFirst();
            properties.put("targetDatabase", database.databaseName()).put("sourceReplicaId", database.partnerReplicaId().toString())
                    .put("targetReplicaId", database.instanceReplicaId().toString()).put("linkState", database.replicaState().id());
            database.lastHardened().ifPresent(m -> properties.put("lastHardenedLsn", m.lsn().toString()));
        }
    },

    NEW("partnerAvailabilityGroupName", "instanceAvailabilityGroupName", "partnerEndpoint") {
        @Override
        List<String> databases(JsonNode properties) {
            List<String> names = new ArrayList<>();
            properties.path("databases").forEach(d -> names.add(d.path("databaseName").asText("")));
            return names;
        }

        @Override
        void write(ObjectNode properties, InstanceLink link) {
            Role role = link.instanceLinkRole();
            properties.put("distributedAvailabilityGroupName", link.request().name()).put("partnerLinkRole", role == Role.PRIMARY ? "Secondary" : "Primary")
                    .put("instanceLinkRole", role == Role.PRIMARY ? "Primary" : "Secondary").put("failoverMode", link.request().twoWay() ? "Manual" : "None")
                    .put("seedingMode", "Automatic").put("linkMode", "SingleDatabase");
            ArrayNode databases = properties.putArray("databases");
            link.databases().forEach(d -> describe(databases.addObject(), d));
        }
    };

    private static final Pattern ENDPOINT = Pattern.compile("(?i)tcp://[^/:\\s]+:\\d{1,5}");

    private final String partnerGroup;
    private final String instanceGroup;
    private final String endpoint;

    LinkBody(String partnerGroup, String instanceGroup, String endpoint) {
        this.partnerGroup = partnerGroup;
        this.instanceGroup = instanceGroup;
        this.endpoint = endpoint;
    }

    static LinkBody of(String apiVersion) {
        return apiVersion.equals("2021-11-01") ? OLD : NEW;
    }

    abstract List<String> databases(JsonNode properties);

    abstract void write(ObjectNode properties, InstanceLink link);

    /**
     * What a PUT asks for. The specification marks nothing as required; the service does.
     * Where instanceLinkRole or failoverMode is left out, what the service takes is not stated: here Secondary and None.
     */
    LinkRequest read(String name, JsonNode properties) {
        List<String> databases = databases(properties);
        demand(!databases.isEmpty() && databases.stream().noneMatch(String::isBlank), "Databases", "The list of databases is missing or invalid.");
        demand(databases.size() == 1, "Databases", "A link in the mode SingleDatabase takes exactly one database.");
        String partner = properties.path(partnerGroup).asText("");
        String own = properties.path(instanceGroup).asText("");
        demand(!partner.isBlank(), "PartnerAvailabilityGroupName", "The partner availability group name is missing or invalid.");
        demand(!own.isBlank(), "InstanceAvailabilityGroupName", "The instance availability group name is missing or invalid.");
        demand(ENDPOINT.matcher(properties.path(endpoint).asText("")).matches(), "PartnerEndpoint", "The partner endpoint is missing or invalid; its form is TCP://host:port.");
        demand(this == OLD || properties.path("seedingMode").asText("").equals("Automatic"), "SeedingMode", "The seeding mode is missing or not Automatic.");
        if (partner.equalsIgnoreCase(own)) {
            throw new ArmError("InstanceAvailabilityGroupNamePartnerAvailabilityGroupNameMatch", "The names of the two availability groups must differ.");
        }
        databases.forEach(LinkBody::demandName);
        Role role = Role.valueOf(properties.path("instanceLinkRole").asText("Secondary").toUpperCase(Locale.ROOT));
        return new LinkRequest(name, databases, properties.get(endpoint).textValue(), partner, own, role, properties.path("failoverMode").asText("None").equals("Manual"));
    }

    /** Fills in the properties of the resource. */
    void fill(ObjectNode properties, InstanceLink link) {
        properties.put(partnerGroup, link.request().partnerAvailabilityGroupName()).put(instanceGroup, link.request().instanceAvailabilityGroupName())
                .put(endpoint, link.request().partnerEndpoint()).put("replicationMode", link.synchronous() ? "Sync" : "Async");
        link.id().ifPresent(id -> properties.put("distributedAvailabilityGroupId", id.toString()));
        write(properties, link);
    }

    static void describe(ObjectNode to, LinkDatabase database) {
        to.put("databaseName", database.databaseName()).put("instanceReplicaId", database.instanceReplicaId().toString())
                .put("partnerReplicaId", database.partnerReplicaId().toString()).put("replicaState", database.replicaState().id())
                .put("synchronizationHealth", database.synchronizationHealth()).put("connectedState", database.connectedState());
        database.seedingProgress().ifPresent(p -> to.put("seedingProgress", p));
        BiConsumer<String, Optional<Mark>> mark = (name, value) -> value.ifPresent(m -> to.put(name + "Lsn", m.lsn().toString()).put(name + "Time", m.at().toString()));
        mark.accept("lastReceived", database.lastReceived());
        mark.accept("lastSent", database.lastSent());
        mark.accept("lastCommit", database.lastCommit());
        mark.accept("lastHardened", database.lastHardened());
        mark.accept("lastBackup", database.lastBackup());
        database.mostRecentLinkError().ifPresent(e -> to.put("mostRecentLinkError", e));
        database.partnerAuthCertValidity().ifPresent(c -> to.putObject("partnerAuthCertValidity").put("certificateName", c.name()).put("expiryDate", c.expiry().toString()));
        database.sendLag().ifPresent(s -> to.put("instanceSendReplicationLagSeconds", s));
        database.redoLag().ifPresent(s -> to.put("instanceRedoReplicationLagSeconds", s));
    }

    private static void demandName(String database) {
        if (!database.equals(database.stripTrailing())) {
            throw new ArmError("CannotUseTrailingWhitespacesInDatabaseName", "The database name '" + database + "' ends with blanks.");
        }
        if (List.of("master", "model", "msdb", "tempdb").contains(database.toLowerCase(Locale.ROOT))) {
            throw new ArmError("SystemDatabaseUnsupportedOperation", "The operation is not supported on the system database '" + database + "'.");
        }
    }

    private static void demand(boolean holds, String field, String text) {
        if (!holds) {
            throw new ArmError(RequestErrors.LINK + field, text);
        }
    }
}
