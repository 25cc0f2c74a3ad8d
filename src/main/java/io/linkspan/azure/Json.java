package io.linkspan.azure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.Lsn;
import io.linkspan.model.Problem;
import io.linkspan.model.SynchronizationHealth;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** ARM documents of api-version 2025-01-01 as values. Fields that are missing are empty; fields that are unknown are skipped. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {
    }

    static JsonNode parse(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw Problem.of(Problem.Kind.UNEXPECTED, "arm-answer", "Azure's answer is not JSON.", "Look for a proxy in between.").raw(body.substring(0, Math.min(body.length(), 200))).exception(e);
        }
    }

    static LinkResource link(JsonNode link) {
        JsonNode p = link.path("properties");
        List<LinkResource.Database> databases = new ArrayList<>();
        p.path("databases").forEach(d -> databases.add(database(d)));
        return new LinkResource(link.path("name").asText(), text(p, "distributedAvailabilityGroupId"), p.path("partnerEndpoint").asText(), p.path("partnerAvailabilityGroupName").asText(),
                p.path("instanceAvailabilityGroupName").asText(), text(p, "partnerLinkRole").flatMap(LinkRole::of), text(p, "instanceLinkRole").flatMap(LinkRole::of),
                text(p, "replicationMode"), text(p, "failoverMode"), text(p, "seedingMode"), List.copyOf(databases));
    }

    private static LinkResource.Database database(JsonNode d) {
        JsonNode certificate = d.path("partnerAuthCertValidity");
        return new LinkResource.Database(d.path("databaseName").asText(), text(d, "replicaState"), text(d, "seedingProgress"), text(d, "synchronizationHealth").flatMap(SynchronizationHealth::of),
                text(d, "connectedState").map("CONNECTED"::equalsIgnoreCase), lsn(d, "lastHardenedLsn"), lsn(d, "lastCommitLsn"), text(d, "mostRecentLinkError"), text(certificate, "certificateName"),
                text(certificate, "expiryDate").map(Json::instant), number(d, "instanceSendReplicationLagSeconds"), number(d, "instanceRedoReplicationLagSeconds"));
    }

    static ManagedInstanceResource instance(JsonNode instance) {
        JsonNode p = instance.path("properties");
        return new ManagedInstanceResource(instance.path("id").asText(), instance.path("name").asText(), instance.path("location").asText(), instance.path("sku").path("name").asText(),
                instance.path("sku").path("tier").asText(), p.path("state").asText(), p.path("provisioningState").asText(), p.path("fullyQualifiedDomainName").asText(), p.path("dnsZone").asText(),
                text(p, "databaseFormat").orElse("SQLServer2022"), p.path("isGeneralPurposeV2").asBoolean(), p.path("collation").asText(), p.path("subnetId").asText(), text(p, "licenseType"),
                text(p, "hybridSecondaryUsage"), integer(p, "vCores"), integer(p, "storageSizeInGB"));
    }

    static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).filter(v -> !v.isNull()).map(JsonNode::asText).filter(v -> !v.isEmpty());
    }

    private static Optional<Lsn> lsn(JsonNode node, String field) {
        return text(node, field).filter(v -> v.matches("\\d{1,25}")).map(Lsn::of);
    }

    private static OptionalLong number(JsonNode node, String field) {
        return node.path(field).isIntegralNumber() ? OptionalLong.of(node.path(field).asLong()) : OptionalLong.empty();
    }

    private static OptionalInt integer(JsonNode node, String field) {
        return node.path(field).isIntegralNumber() ? OptionalInt.of(node.path(field).asInt()) : OptionalInt.empty();
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
