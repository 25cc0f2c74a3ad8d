package io.linkspan.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What the signed-in account may see, level by level. A list without entries is not an error: Azure leaves out what one may not read. */
public final class Browse {

    private static final String SUBSCRIPTIONS = "2022-12-01";
    private static final String GROUPS = "2025-04-01";

    private final Arm arm;

    public Browse(Arm arm) {
        this.arm = arm;
    }

    /** @param tenantId of the directory that vouches for its users */
    public record Subscription(String id, String name, String tenantId) {
    }

    /** A managed instance as a list shows it. @param host its full name, where SQL answers at port 1433 */
    public record Found(String name, String resourceGroup, String host, String location, String tier, String state) {
    }

    public List<Subscription> subscriptions() {
        return sorted("/subscriptions", SUBSCRIPTIONS, s -> new Subscription(s.path("subscriptionId").asText(), s.path("displayName").asText(), s.path("tenantId").asText()), Subscription::name);
    }

    public List<String> resourceGroups(String subscriptionId) {
        return sorted("/subscriptions/" + subscriptionId + "/resourcegroups", GROUPS, g -> g.path("name").asText(), Function.identity());
    }

    /** All managed instances of a subscription. */
    public List<Found> instances(String subscriptionId) {
        return sorted("/subscriptions/" + subscriptionId + "/providers/Microsoft.Sql/managedInstances", Arm.LINKS, Browse::found, Found::name);
    }

    private static Found found(JsonNode node) {
        ManagedInstanceResource i = Json.instance(node);
        String[] path = i.id().split("/");
        return new Found(i.name(), path.length > 4 ? path[4] : "", i.fullyQualifiedDomainName(), i.location(), i.tier(), i.state());
    }

    private <T> List<T> sorted(String path, String apiVersion, Function<JsonNode, T> of, Function<T, String> name) {
        return arm.list(path, apiVersion).stream().map(of).sorted(Comparator.comparing(name, String.CASE_INSENSITIVE_ORDER)).toList();
    }
}
