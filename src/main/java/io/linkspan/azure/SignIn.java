package io.linkspan.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.DeviceCodeCredentialBuilder;
import com.azure.identity.InteractiveBrowserCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import io.linkspan.model.Problem;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.model.profile.Secrets;
import java.util.function.Consumer;

/** The credential that an account asks for. A cloud that is not public is not looked up in the public directory. */
final class SignIn {

    private SignIn() {
    }

    static TokenCredential credential(Cloud cloud, Account account, Secrets secrets, HttpClient http, Consumer<String> notices) {
        Account.Credential wanted = account.credential();
        String authority = cloud.authority().toString();
        return switch (wanted.type()) {
            case CLIENT_SECRET -> {
                String client = wanted.clientId().orElseThrow(() -> Problem.usage("client-id", "Signing in with a client secret needs azure.credential.clientId in the profile.", "Add it.").exception());
                ClientSecretCredentialBuilder b = new ClientSecretCredentialBuilder().authorityHost(authority).tenantId(account.tenantId()).clientId(client).httpClient(http)
                        .clientSecret(secrets.of(wanted.secret(), "client secret of " + client).reveal());
                yield (cloud.isPublic() ? b : b.disableInstanceDiscovery()).build();
            }
            case BROWSER -> {
                InteractiveBrowserCredentialBuilder b = new InteractiveBrowserCredentialBuilder().authorityHost(authority).tenantId(account.tenantId()).httpClient(http);
                wanted.clientId().ifPresent(b::clientId);
                yield (cloud.isPublic() ? b : b.disableInstanceDiscovery()).build();
            }
            case DEVICE_CODE -> {
                DeviceCodeCredentialBuilder b = new DeviceCodeCredentialBuilder().authorityHost(authority).tenantId(account.tenantId()).httpClient(http).challengeConsumer(c -> notices.accept(c.getMessage()));
                wanted.clientId().ifPresent(b::clientId);
                yield (cloud.isPublic() ? b : b.disableInstanceDiscovery()).build();
            }
            case AZURE_CLI -> new AzureCliCredentialBuilder().tenantId(account.tenantId()).build();
            case MANAGED_IDENTITY -> {
                ManagedIdentityCredentialBuilder b = new ManagedIdentityCredentialBuilder().httpClient(http);
                wanted.clientId().ifPresent(b::clientId);
                yield b.build();
            }
            case DEFAULT -> new DefaultAzureCredentialBuilder().authorityHost(authority).tenantId(account.tenantId()).httpClient(http).build();
        };
    }
}
