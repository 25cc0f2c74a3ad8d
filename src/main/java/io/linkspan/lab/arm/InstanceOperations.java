package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.engine.Instance;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Managed instances, and what of theirs is a list of nothing or of the service's defaults in a practice estate. Sizes are those of the smallest usual instance. */
final class InstanceOperations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Instances instances;
    private final Jobs jobs;
    private final Map<String, Settings> settings = new ConcurrentHashMap<>();

    /** What PATCH may change here. */
    private record Settings(String licenseType, String hybridSecondaryUsage) {
    }

    InstanceOperations(Instances instances, Jobs jobs) {
        this.instances = instances;
        this.jobs = jobs;
    }

    Map<String, Dispatcher.Handler> handlers() {
        return Map.ofEntries(
                Map.entry("ManagedInstances_List", r -> list()),
                Map.entry("ManagedInstances_ListByResourceGroup", r -> list()),
                Map.entry("ManagedInstances_Get", r -> Answer.ok(document(instances.get(r)))),
                Map.entry("ManagedInstances_Update", this::update),
                Map.entry("ManagedInstanceOperations_List", r -> none(instances.parent(r))),
                Map.entry("ManagedInstanceOperations_Get", r -> noOperation(instances.parent(r), r)),
                Map.entry("ManagedInstanceOperations_Cancel", r -> noOperation(instances.parent(r), r)),
                Map.entry("ManagedInstanceEncryptionProtectors_Get", r -> Answer.ok(serviceKey(r, "encryptionProtector", "current").set("properties",
                        JSON.objectNode().put("serverKeyName", "ServiceManaged").put("serverKeyType", "ServiceManaged")))),
                Map.entry("ManagedInstanceKeys_List", r -> Answer.ok(JSON.arrayNode().add(serviceKey(r, "keys", "ServiceManaged").set("properties",
                        JSON.objectNode().put("serverKeyType", "ServiceManaged"))))),
                Map.entry("ManagedInstanceAdministrators_List", r -> Answer.ok(administrators(instances.parent(r)))),
                Map.entry("ManagedInstancePrivateEndpointConnections_List", r -> none(instances.parent(r))),
                Map.entry("InstanceFailoverGroups_ListByLocation", r -> Answer.ok(JSON.arrayNode())),
                Map.entry("InstanceFailoverGroups_Get", r -> {
                    throw new ArmError("InstanceFailoverGroupDoesNotExist", "Failover group '" + r.parameter("failoverGroupName") + "' does not exist.");
                }));
    }

    private Answer list() {
        ArrayNode all = JSON.arrayNode();
        instances.all().forEach(i -> all.add(document(i)));
        return Answer.ok(all);
    }

    private ObjectNode document(Instance instance) {
        boolean critical = instance.tier().equals("BusinessCritical");
        Tenancy tenancy = instances.tenancy();
        Settings set = settings.getOrDefault(instance.name(), new Settings("LicenseIncluded", "Active"));
        ObjectNode document = JSON.objectNode().put("id", instances.id(instance)).put("name", instance.shortName()).put("type", Instances.TYPE).put("location", tenancy.location());
        document.putObject("identity").put("type", "SystemAssigned").put("tenantId", tenancy.tenantId())
                .put("principalId", UUID.nameUUIDFromBytes(instance.name().getBytes(StandardCharsets.UTF_8)).toString());
        document.putObject("sku").put("name", critical ? "BC_Gen5" : "GP_Gen5").put("tier", instance.tier()).put("family", "Gen5").put("capacity", 4);
        String zone = instance.fullyQualifiedName().split("\\.")[1];
        ObjectNode properties = document.putObject("properties").put("provisioningState", "Succeeded").put("fullyQualifiedDomainName", instance.fullyQualifiedName())
                .put("isGeneralPurposeV2", false).put("administratorLogin", "linkadmin")
                .put("subnetId", tenancy.groupId() + "/providers/Microsoft.Network/virtualNetworks/practice/subnets/instances")
                .put("state", instances.stopped(instance) ? "Stopped" : "Ready").put("licenseType", set.licenseType).put("hybridSecondaryUsage", set.hybridSecondaryUsage)
                .put("hybridSecondaryUsageDetected", "Active").put("vCores", 4).put("storageSizeInGB", 256).put("memorySizeInGB", 20).put("collation", instance.collation().name())
                .put("dnsZone", zone).put("publicDataEndpointEnabled", false).put("proxyOverride", "Proxy").put("timezoneId", "UTC").put("minimalTlsVersion", "1.2")
                .put("currentBackupStorageRedundancy", "Local").put("requestedBackupStorageRedundancy", "Local").put("zoneRedundant", false)
                .put("virtualClusterId", tenancy.groupId() + "/providers/Microsoft.Sql/virtualClusters/practice").put("pricingModel", "Regular")
                .put("createTime", instance.started().toString()).put("databaseFormat", instance.databaseFormat());
        properties.putArray("privateEndpointConnections");
        return document;
    }

    private ArrayNode administrators(Instance instance) {
        ArrayNode all = JSON.arrayNode();
        instance.security().administrator().ifPresent(a -> all.add(instances.child(instance, "administrators", "ActiveDirectory").set("properties",
                JSON.objectNode().put("administratorType", "ActiveDirectory").put("login", a.name()).put("sid", a.id().toString()).put("tenantId", instances.tenancy().tenantId()))));
        return all;
    }

    /** Licence and hybrid rights; every other change of an instance takes hours in the cloud and is not practised here. */
    private Answer update(Request request) {
        Instance instance = instances.get(request);
        for (Map.Entry<String, JsonNode> sent : request.body().path("properties").properties()) {
            if (!sent.getKey().equals("licenseType") && !sent.getKey().equals("hybridSecondaryUsage")) {
                return Answer.error(501, "NotImplementedByThePracticeEstate", "The practice estate changes only licenseType and hybridSecondaryUsage, not " + sent.getKey() + ".");
            }
        }
        if (instance.groups().links().all().stream().anyMatch(l -> !l.done())) {
            throw new ArmError("OperationCanNotStartDueToMiLink", "The operation cannot start while a link is being created on the instance '" + instance.shortName() + "'.");
        }
        return jobs.start(request, () -> {
            settings.merge(instance.name(), changed(new Settings("LicenseIncluded", "Active"), request), (old, fresh) -> changed(old, request));
            return Optional.of(document(instance));
        });
    }

    private static Settings changed(Settings old, Request request) {
        return new Settings(request.property("licenseType").asText(old.licenseType), request.property("hybridSecondaryUsage").asText(old.hybridSecondaryUsage));
    }

    private ObjectNode serviceKey(Request request, String type, String name) {
        return instances.child(instances.parent(request), type, name);
    }

    private static Answer none(Instance ignored) {
        return Answer.ok(JSON.arrayNode());
    }

    private static Answer noOperation(Instance instance, Request request) {
        throw new ArmError("OperationIdNotFound", "The operation with Id '" + request.parameter("operationId") + "' does not exist on '" + instance.shortName() + "'.");
    }
}
