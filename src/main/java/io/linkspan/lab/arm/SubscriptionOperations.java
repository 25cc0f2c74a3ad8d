package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.arm.contract.Contract;
import io.linkspan.lab.arm.contract.Operation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tenants, subscriptions, resource groups and the provider. */
final class SubscriptionOperations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Tenancy tenancy;
    private final Contract contract;

    SubscriptionOperations(Tenancy tenancy, Contract contract) {
        this.tenancy = tenancy;
        this.contract = contract;
    }

    Map<String, Dispatcher.Handler> handlers() {
        return Map.of(
                "Tenants_List", r -> list(JSON.objectNode().put("id", "/tenants/" + tenancy.tenantId()).put("tenantId", tenancy.tenantId())
                        .put("displayName", "Practice").put("defaultDomain", "practice.example")),
                "Subscriptions_List", r -> list(subscription()),
                "Subscriptions_Get", r -> Answer.ok(subscription()),
                "ResourceGroups_List", r -> list(group()),
                "Providers_Get", r -> Answer.ok(provider()),
                "Providers_Register", r -> Answer.ok(provider()));
    }

    private ObjectNode subscription() {
        return JSON.objectNode().put("id", "/subscriptions/" + tenancy.subscriptionId()).put("subscriptionId", tenancy.subscriptionId())
                .put("tenantId", tenancy.tenantId()).put("displayName", "Practice estate").put("state", "Enabled");
    }

    private ObjectNode group() {
        ObjectNode group = JSON.objectNode().put("id", tenancy.groupId()).put("name", tenancy.resourceGroup())
                .put("type", "Microsoft.Resources/resourceGroups").put("location", tenancy.location());
        group.putObject("properties").put("provisioningState", "Succeeded");
        return group;
    }

    /** The types and api-versions are those of the contract. */
    private ObjectNode provider() {
        ObjectNode provider = JSON.objectNode().put("id", "/subscriptions/" + tenancy.subscriptionId() + "/providers/Microsoft.Sql")
                .put("namespace", "Microsoft.Sql").put("registrationState", "Registered");
        ArrayNode types = provider.putArray("resourceTypes");
        Set<String> seen = new LinkedHashSet<>();
        for (Operation operation : contract.operations()) {
            List<String> path = operation.template();
            int sql = path.indexOf("Microsoft.Sql");
            StringBuilder type = new StringBuilder();
            for (int i = sql + 1; sql > 0 && i < path.size(); i += 2) {
                type.append(type.isEmpty() ? "" : "/").append(path.get(i));
            }
            if (sql > 0 && operation.reads() && !type.isEmpty() && !type.toString().contains("{") && seen.add(type.toString())) {
                ObjectNode entry = types.addObject().put("resourceType", type.toString());
                entry.putArray("locations").add(tenancy.location());
                ArrayNode versions = entry.putArray("apiVersions");
                operation.apiVersions().reversed().forEach(versions::add);
            }
        }
        return provider;
    }

    private static Answer list(ObjectNode only) {
        return Answer.ok(JSON.arrayNode().add(only));
    }
}
