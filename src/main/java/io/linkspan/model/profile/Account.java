package io.linkspan.model.profile;

import java.util.Optional;

/**
 * The Azure account: where the instances are, and how to sign in.
 *
 * @param resourceGroup default resource group of the instances
 */
public record Account(String tenantId, String subscriptionId, String resourceGroup, Credential credential) {

    /** A way to sign in. */
    public record Credential(Type type, Optional<String> clientId, SecretSource secret) {
    }

    /** Ways to sign in, as azure-identity names its credentials. */
    public enum Type {
        CLIENT_SECRET, BROWSER, DEVICE_CODE, AZURE_CLI, MANAGED_IDENTITY, DEFAULT
    }
}
