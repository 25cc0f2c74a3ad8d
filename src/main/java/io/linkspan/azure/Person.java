package io.linkspan.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.microsoft.aad.msal4j.DeviceCodeFlowParameters;
import com.microsoft.aad.msal4j.IAccount;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.InteractiveRequestParameters;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import reactor.core.publisher.Mono;

/**
 * A person who signed in by browser or device code (Microsoft Authentication Library for Java). Asked once, in {@link #signIn}; afterwards tokens are renewed in silence, or not at all: nobody's browser
 * opens in the middle of other work. The credentials of azure-identity 1.19 cannot do that: with their automatic authentication off they do not find the sign-in that they made.
 */
final class Person implements TokenCredential {

    /** The Azure CLI's application, which azure-identity uses as well where none is given. */
    private static final String DEVELOPMENT_CLIENT = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

    /** A browser on this computer answers at a free port. */
    private static final URI REDIRECT = URI.create("http://localhost");

    private final PublicClientApplication client;
    private final IAccount account;
    private final Set<Set<String>> renewed = ConcurrentHashMap.newKeySet();
    private volatile boolean stale;

    private Person(PublicClientApplication client, IAccount account) {
        this.client = client;
        this.account = account;
    }

    /** Asks the person, and waits for the answer. */
    static Person signIn(Cloud cloud, Account account, SSLSocketFactory tls, Consumer<DeviceCode> notices) {
        PublicClientApplication client = client(cloud, account, tls);
        Set<String> scopes = Set.of(cloud.resourceManager() + "/.default");
        CompletableFuture<IAuthenticationResult> answer = account.credential().type() == Account.Type.DEVICE_CODE
                ? client.acquireToken(DeviceCodeFlowParameters.builder(scopes, code -> notices.accept(DeviceCode.of(code))).build())
                : client.acquireToken(InteractiveRequestParameters.builder(REDIRECT).scopes(scopes).build());
        return new Person(client, waited(answer).account());
    }

    private static PublicClientApplication client(Cloud cloud, Account account, SSLSocketFactory tls) {
        try {
            // a cloud that is not Microsoft's is not looked up in the public directory
            return PublicClientApplication.builder(account.credential().clientId().orElse(DEVELOPMENT_CLIENT)).authority(cloud.authority().resolve(account.tenantId() + "/").toString())
                    .instanceDiscovery(cloud.isKnown()).sslSocketFactory(tls).build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A service no longer takes the token in hand: the next one for each service is fetched. */
    void renew() {
        renewed.clear();
        stale = true;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request));
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        try {
            Set<String> scopes = Set.copyOf(request.getScopes());
            boolean anew = stale && !renewed.contains(scopes) || request.getClaims() != null;
            IAuthenticationResult token = waited(client.acquireTokenSilently(SilentParameters.builder(scopes, account).authorityUrl(client.authority()).forceRefresh(anew).build()));
            renewed.add(scopes);
            return new AccessToken(token.accessToken(), token.expiresOnDate().toInstant().atOffset(ZoneOffset.UTC));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static <T> T waited(CompletableFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }
}
