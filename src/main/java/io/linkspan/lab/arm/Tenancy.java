package io.linkspan.lab.arm;

/**
 * Whose practice cloud it is: one tenant, one subscription, one resource group, one location, one application that may sign in.
 * The location is the short form, {@code westeurope}.
 */
public record Tenancy(String tenantId, String subscriptionId, String resourceGroup, String location, String clientId, String clientSecret) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "tenant " + tenantId + ", subscription " + subscriptionId + ", resource group " + resourceGroup;
    }

    String groupId() {
        return "/subscriptions/" + subscriptionId + "/resourceGroups/" + resourceGroup;
    }
}
