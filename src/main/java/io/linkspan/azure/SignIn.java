package io.linkspan.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import io.linkspan.model.Problem;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.model.profile.Secrets;
import java.util.Locale;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;

/** The credential that an account asks for (Azure Identity client library for Java). */
final class SignIn {

    private final Cloud cloud;
    private final Account account;
    private final Secrets secrets;
    private final HttpClient http;
    private final SSLSocketFactory tls;

    private SignIn(Cloud cloud, Account account, Secrets secrets, HttpClient http, SSLSocketFactory tls) {
        this.cloud = cloud;
        this.account = account;
        this.secrets = secrets;
        this.http = http;
        this.tls = tls;
    }

    static TokenCredential credential(Cloud cloud, Account account, Secrets secrets, HttpClient http, SSLSocketFactory tls, Consumer<DeviceCode> notices) {
        return new SignIn(cloud, account, secrets, http, tls).credential(notices);
    }

    private TokenCredential credential(Consumer<DeviceCode> notices) {
        Account.Credential wanted = account.credential();
        return switch (wanted.type()) {
            case CLIENT_SECRET -> in(new ClientSecretCredentialBuilder()).clientId(client()).clientSecret(secret()).build();
            case CLIENT_CERTIFICATE -> certificate();
            case BROWSER, DEVICE_CODE -> Person.signIn(cloud, account, tls, notices);
            case AZURE_CLI -> new AzureCliCredentialBuilder().tenantId(account.tenantId()).build();
            case MANAGED_IDENTITY -> {
                ManagedIdentityCredentialBuilder b = new ManagedIdentityCredentialBuilder().httpClient(http);
                wanted.clientId().ifPresent(b::clientId);
                yield b.build();
            }
            case DEFAULT -> new DefaultAzureCredentialBuilder().authorityHost(cloud.authority().toString()).tenantId(account.tenantId()).httpClient(http).build();
        };
    }

    private TokenCredential certificate() {
        String file = account.credential().certificate().orElseThrow(() -> Problem.usage("client-certificate", "Signing in with a certificate needs azure.credential.certificate in the profile.", "Name the file.").exception());
        ClientCertificateCredentialBuilder b = in(new ClientCertificateCredentialBuilder()).clientId(client());
        return (file.toLowerCase(Locale.ROOT).endsWith(".pem") ? b.pemCertificate(file) : b.pfxCertificate(file).clientCertificatePassword(secret())).build();
    }

    private String client() {
        return account.credential().clientId().orElseThrow(() -> Problem.usage("client-id", "Signing in as an application needs azure.credential.clientId in the profile.", "Add it.").exception());
    }

    private String secret() {
        return secrets.of(account.credential().secret(), account.secretWords()).reveal();
    }

    /** A cloud that is not Microsoft's is not looked up in the public directory. */
    private <B extends AadCredentialBuilderBase<B>> B in(B builder) {
        B b = builder.authorityHost(cloud.authority().toString()).tenantId(account.tenantId()).httpClient(http).retryOptions(Clients.patience(Clients::again));
        if (!cloud.isKnown()) {
            b.disableInstanceDiscovery();
        }
        return b;
    }
}
