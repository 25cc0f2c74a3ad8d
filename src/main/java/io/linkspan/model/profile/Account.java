package io.linkspan.model.profile;

import java.util.Optional;

/**
 * The Azure account: where the instances are, and how to sign in.
 *
 * @param resourceGroup default resource group of the instances
 */
public record Account(String tenantId, String subscriptionId, String resourceGroup, Credential credential) {

    /** What the secret is called where it is asked for. */
    public String secretWords() {
        return (credential.type == Type.CLIENT_CERTIFICATE ? "password of the certificate of " : "client secret of ") + credential.clientId.orElse("the application");
    }

    /**
     * A way to sign in.
     *
     * @param secret      of an application: its client secret, or the password of its certificate's file
     * @param certificate file with certificate and private key of an application, PEM or PFX
     */
    public record Credential(Type type, Optional<String> clientId, SecretSource secret, Optional<String> certificate) {

        public Credential(Type type, Optional<String> clientId, SecretSource secret) {
            this(type, clientId, secret, Optional.empty());
        }
    }

    /** Ways to sign in, as azure-identity names its credentials. */
    public enum Type {
        BROWSER, DEVICE_CODE, AZURE_CLI, CLIENT_SECRET, CLIENT_CERTIFICATE, MANAGED_IDENTITY, DEFAULT;

        /** Whether a person is asked. */
        public boolean isInteractive() {
            return this == BROWSER || this == DEVICE_CODE;
        }
    }
}
