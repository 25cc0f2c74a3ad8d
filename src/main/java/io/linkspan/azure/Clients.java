package io.linkspan.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.http.policy.RequestRetryCondition;
import com.azure.core.http.rest.RestProxy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.management.serializer.SerializerFactory;
import com.azure.core.util.Configuration;
import com.azure.resourcemanager.resources.fluentcore.utils.HttpPipelineProvider;
import com.azure.resourcemanager.sql.fluent.SqlManagementClient;
import com.azure.resourcemanager.sql.implementation.SqlManagementClientBuilder;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.model.profile.Secrets;
import io.linkspan.model.profile.ServerTrust;
import io.linkspan.model.profile.Trust;
import java.net.http.HttpClient.Version;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * The SDK's objects for one cloud and account, all on one transport and one credential.
 *
 * @param reading  pipeline for what may be repeated
 * @param changing pipeline that repeats nothing but a request the service turned away unread (429), since the default policy would send an action several times
 * @param sql      typed clients, api-version 2021-11-01
 * @param links    links and instances at the api-version given with each call
 */
record Clients(TokenCredential credential, HttpPipeline reading, HttpPipeline changing, SqlManagementClient sql, LinkApi links) {

    private static final int TURNED_AWAY = 429;

    static Clients of(Cloud cloud, Account account, Session session, Secrets secrets, Consumer<DeviceCode> notices) {
        HttpClient http = new JdkHttpClientBuilder(transport(cloud.trust())).configuration(Configuration.getGlobalConfiguration()).build();
        TokenCredential credential = session.credential(() -> SignIn.credential(cloud, account, secrets, http, tls(cloud.trust()).getSocketFactory(), notices));
        AzureProfile profile = new AzureProfile(account.tenantId(), account.subscriptionId(), environment(cloud));
        HttpPipeline reading = pipeline(credential, profile, cloud, retry(Clients::again), http);
        HttpPipeline changing = pipeline(credential, profile, cloud, retry(c -> c.getResponse() != null && c.getResponse().getStatusCode() == TURNED_AWAY), http);
        SqlManagementClient sql = new SqlManagementClientBuilder().pipeline(reading).endpoint(cloud.resourceManager().toString()).subscriptionId(account.subscriptionId()).buildClient();
        return new Clients(credential, reading, changing, sql, RestProxy.create(LinkApi.class, reading, SerializerFactory.createDefaultManagementSerializerAdapter()));
    }

    private static RetryPolicy retry(Predicate<RequestRetryCondition> when) {
        return new RetryPolicy(patience(when));
    }

    static RetryOptions patience(Predicate<RequestRetryCondition> when) {
        return new RetryOptions(new ExponentialBackoffOptions().setMaxRetries(3).setBaseDelay(Duration.ofSeconds(1)).setMaxDelay(Duration.ofSeconds(8))).setShouldRetryCondition(when);
    }

    /** Whether what went wrong may go well the next time. Asked for each cause of a failure by itself. */
    static boolean again(RequestRetryCondition condition) {
        return condition.getResponse() != null ? passing(condition.getResponse().getStatusCode()) : ArmErrors.mayPass(condition.getThrowable());
    }

    /** Answers after which the default policy of the SDK asks again. */
    private static boolean passing(int status) {
        return status == 408 || status == TURNED_AWAY || status >= 500 && status != 501 && status != 505;
    }

    private static HttpPipeline pipeline(TokenCredential credential, AzureProfile profile, Cloud cloud, RetryPolicy retry, HttpClient http) {
        return HttpPipelineProvider.buildHttpPipeline(credential, profile, new String[] {cloud.resourceManager() + "/.default"}, new HttpLogOptions(), Configuration.getGlobalConfiguration(), retry, new ArrayList<>(), http);
    }

    private static java.net.http.HttpClient.Builder transport(Trust trust) {
        return java.net.http.HttpClient.newBuilder().version(Version.HTTP_1_1).sslContext(tls(trust));
    }

    private static SSLContext tls(Trust trust) {
        try {
            if (trust.equals(Trust.DEFAULT)) {
                return SSLContext.getDefault();
            }
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {new ServerTrust(trust)}, null);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS is not available", e);
        }
    }

    private static AzureEnvironment environment(Cloud cloud) {
        Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
        String arm = cloud.resourceManager().toString();
        List.of(AzureEnvironment.Endpoint.RESOURCE_MANAGER, AzureEnvironment.Endpoint.MANAGEMENT).forEach(e -> endpoints.put(e.identifier(), arm));
        endpoints.put(AzureEnvironment.Endpoint.ACTIVE_DIRECTORY.identifier(), cloud.authority().toString());
        return new AzureEnvironment(endpoints);
    }
}
