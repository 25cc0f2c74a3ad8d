package io.linkspan.lab.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.sql.fluent.models.ManagedDatabaseInner;
import com.azure.resourcemanager.sql.fluent.models.ManagedInstanceInner;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tenants, subscriptions, groups, instances and databases, as the SDK and a plain request see them. */
class InstanceResourceTest {

    private static ArmEstate arm;

    @BeforeAll
    static void start() throws Exception {
        arm = new ArmEstate(1, Clock.systemUTC());
        arm.estate.find("quay-one").orElseThrow().databases().create("Ferries");
    }

    @AfterAll
    static void stop() {
        arm.close();
        assertEquals(List.of(), arm.server.defects());
    }

    @Test
    void theResourceManagerFindsTenantSubscriptionAndGroup() {
        Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
        endpoints.put("resourceManagerEndpointUrl", arm.endpoint());
        endpoints.put("managementEndpointUrl", arm.endpoint());
        ResourceManager.Authenticated manager = ResourceManager.authenticate(arm.pipeline(new RetryPolicy()), new AzureProfile(ArmEstate.TENANCY.tenantId(), null, new AzureEnvironment(endpoints)));
        assertEquals(List.of(ArmEstate.TENANCY.tenantId()), manager.tenants().list().stream().map(t -> t.tenantId()).toList());
        assertEquals(List.of(ArmEstate.TENANCY.subscriptionId()), manager.subscriptions().list().stream().map(s -> s.subscriptionId()).toList());
        assertEquals(List.of("practice"), manager.withSubscription(ArmEstate.TENANCY.subscriptionId()).resourceGroups().list().stream().map(g -> g.name()).toList());
    }

    @Test
    void theTypedClientListsInstancesPageByPage() {
        var pages = arm.typed().getManagedInstances().list();
        assertEquals(List.of("quay-one", "quay-two"), pages.stream().map(ManagedInstanceInner::name).toList());
        assertEquals(2, pages.streamByPage().count());
    }

    @Test
    void theTypedClientSeesDatabasesAndNoSystemOnes() {
        List<ManagedDatabaseInner> found = arm.typed().getManagedDatabases().listByInstance("practice", "quay-one").stream().toList();
        assertEquals(List.of("Ferries"), found.stream().map(ManagedDatabaseInner::name).toList());
        assertEquals("Online", found.getFirst().status().toString());
        assertEquals("SQL_Latin1_General_CP1_CI_AS", found.getFirst().collation());
    }

    @Test
    void theUpdatePolicyIsThereFromTheVersionThatKnowsIt() throws Exception {
        JsonNode fresh = arm.send("GET", ArmEstate.INSTANCES + "/quay-one?api-version=2025-01-01", "").body().path("properties");
        JsonNode old = arm.send("GET", ArmEstate.INSTANCES + "/quay-one?api-version=2021-11-01", "").body().path("properties");
        assertEquals("SQLServer2022", fresh.path("databaseFormat").asText());
        assertEquals("Active", fresh.path("hybridSecondaryUsage").asText());
        assertTrue(old.path("databaseFormat").isMissingNode() && old.path("hybridSecondaryUsage").isMissingNode(), old.toString());
        assertEquals("quay-one.a1b2c3d4e5f6.database.practice.example", old.path("fullyQualifiedDomainName").asText());
        assertEquals("a1b2c3d4e5f6", old.path("dnsZone").asText());
    }

    @Test
    void hybridRightsCanBeChangedAndNothingElse() throws Exception {
        String path = ArmEstate.INSTANCES + "/quay-two?api-version=2025-01-01";
        ArmEstate.Reply accepted = arm.send("PATCH", path, "{\"properties\":{\"hybridSecondaryUsage\":\"Passive\"}}");
        assertEquals(202, accepted.status());
        ArmEstate.Reply done = LroTest.follow(arm, accepted.headers().get("azure-asyncoperation"));
        assertEquals("Succeeded", done.body().path("status").asText());
        assertEquals("Passive", arm.send("GET", path, "").body().path("properties").path("hybridSecondaryUsage").asText());
        assertEquals(501, arm.send("PATCH", path, "{\"properties\":{\"vCores\":8}}").status());
    }
}
