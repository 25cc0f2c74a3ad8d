package io.linkspan.lab.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.sql.fluent.models.DistributedAvailabilityGroupInner;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.InstanceLink;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links on the management plane, in both models; nothing answers behind the partner endpoint here. */
class LinkResourceTest {

    private static final String LINKS = ArmEstate.INSTANCES + "/quay-one/distributedAvailabilityGroups";
    private static final String NEW = "?api-version=2025-01-01";
    private static final String CODE = "InvalidDistributedAvailabilityGroupsCreateOrUpdateRequest";
    private static final String GOOD = "{'databases':[{'databaseName':'Ferries'}],'partnerEndpoint':'TCP://10.0.0.4:5022','partnerAvailabilityGroupName':'ferriesag',"
            + "'instanceAvailabilityGroupName':'ferriesmiag','instanceLinkRole':'Secondary','failoverMode':'Manual','seedingMode':'Automatic'}";
    private static final String OLD_GOOD = "{'targetDatabase':'Ferries','sourceEndpoint':'TCP://10.0.0.4:5022','primaryAvailabilityGroupName':'ferriesag','secondaryAvailabilityGroupName':'ferriesmiag'}";

    private ArmEstate arm;
    private Instance instance;

    @BeforeEach
    void start() throws Exception {
        arm = new ArmEstate(50, Clock.systemUTC());
        instance = arm.estate.find("quay-one").orElseThrow();
        instance.databases().create("Taken");
    }

    @AfterEach
    void stop() {
        arm.close();
        assertEquals(List.of(), arm.server.defects());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "databases                     | -                           | {C}Databases",
            "databases                     | []                          | {C}Databases",
            "databases                     | [{}]                        | {C}Databases",
            "databases                     | [{'databaseName':'a'},{'databaseName':'b'}] | {C}Databases",
            "databases                     | 'Ferries'                   | {C}Databases",
            "databases                     | [{'databaseName':'Taken'}]  | ManagedDatabaseNameInUse",
            "databases                     | [{'databaseName':'master'}] | SystemDatabaseUnsupportedOperation",
            "databases                     | [{'databaseName':'a '}]     | CannotUseTrailingWhitespacesInDatabaseName",
            "partnerEndpoint               | -                           | {C}PartnerEndpoint",
            "partnerEndpoint               | '10.0.0.4:5022'             | {C}PartnerEndpoint",
            "partnerEndpoint               | 'TCP://10.0.0.4:99999'      | {C}PartnerEndpoint",
            "partnerEndpoint               | 5022                        | {C}PartnerEndpoint",
            "partnerAvailabilityGroupName  | -                           | {C}PartnerAvailabilityGroupName",
            "partnerAvailabilityGroupName  | ''                          | {C}PartnerAvailabilityGroupName",
            "partnerAvailabilityGroupName  | 'FERRIESMIAG'               | InstanceAvailabilityGroupNamePartnerAvailabilityGroupNameMatch",
            "instanceAvailabilityGroupName | -                           | {C}InstanceAvailabilityGroupName",
            "instanceAvailabilityGroupName | ' '                         | {C}InstanceAvailabilityGroupName",
            "seedingMode                   | -                           | {C}SeedingMode",
            "seedingMode                   | 'Manual'                    | {C}SeedingMode",
            "seedingMode                   | 'Whatever'                  | {C}SeedingMode",
            "failoverMode                  | 'Both'                      | {C}",
            "instanceLinkRole              | 'Tertiary'                  | {C}",
            "colour                        | 'red'                       | InvalidRequestContent",
            "linkMode                      | 'SingleDatabase'            | InvalidRequestContent"})
    void aWrongFieldIsRefusedWithItsOwnCode(String field, String value, String code) throws Exception {
        ObjectNode properties = (ObjectNode) json(GOOD);
        if (value.equals("-")) {
            properties.remove(field);
        } else {
            properties.set(field, json(value));
        }
        ArmEstate.Reply reply = arm.send("PUT", LINKS + "/ferries" + NEW, new ObjectMapper().createObjectNode().set("properties", properties).toString());
        assertEquals("400 " + code.replace("{C}", CODE), reply.status() + " " + reply.code());
        assertEquals(List.of(), instance.groups().links().all());
        assertEquals(List.of(), arm.estate.changes().all());
    }

    @Test
    void anEmptyBodyIsRefused() throws Exception {
        assertEquals(CODE, arm.send("PUT", LINKS + "/ferries" + NEW, "").code());
        assertEquals(CODE + "Databases", arm.send("PUT", LINKS + "/ferries" + NEW, "{}").code());
    }

    @Test
    void severalDatabasesNeedASubscriptionThatIsEnabled() throws Exception {
        String body = GOOD.replace("'seedingMode'", "'linkMode':'MultiDatabase','seedingMode'");
        assertEquals("ManagementServiceMultiDbFogNotEnabled", arm.send("PUT", LINKS + "/ferries?api-version=2025-08-01-preview", wrap(body)).code());
    }

    @Test
    void aNewLinkIsThereWhileItIsCreatedAndReadsBackAsSent() throws Exception {
        assertEquals(202, put(GOOD).status());
        JsonNode properties = arm.send("GET", LINKS + "/FERRIES" + NEW, "").body().path("properties");
        json(GOOD).properties().stream().filter(e -> !e.getKey().equals("databases")).forEach(e -> assertEquals(e.getValue(), properties.get(e.getKey()), e.getKey()));
        assertEquals("Primary", properties.path("partnerLinkRole").asText());
        assertEquals("Async", properties.path("replicationMode").asText());
        JsonNode database = properties.path("databases").get(0);
        assertEquals("Ferries Seeding DISCONNECTED NOT_HEALTHY", String.join(" ", database.path("databaseName").asText(), database.path("replicaState").asText(),
                database.path("connectedState").asText(), database.path("synchronizationHealth").asText()));
        assertEquals(1, arm.send("GET", LINKS + NEW, "").body().path("value").size());
    }

    @Test
    void bothModelsShowTheSameLink() throws Exception {
        assertEquals(202, arm.send("PUT", LINKS + "/ferries?api-version=2021-11-01", wrap(OLD_GOOD)).status());
        JsonNode old = arm.send("GET", LINKS + "/ferries?api-version=2021-11-01", "").body().path("properties");
        JsonNode fresh = arm.send("GET", LINKS + "/ferries" + NEW, "").body().path("properties");
        assertEquals(old.path("targetDatabase"), fresh.path("databases").get(0).path("databaseName"));
        assertEquals(old.path("sourceEndpoint"), fresh.path("partnerEndpoint"));
        assertEquals(old.path("primaryAvailabilityGroupName"), fresh.path("partnerAvailabilityGroupName"));
        assertEquals(old.path("secondaryAvailabilityGroupName"), fresh.path("instanceAvailabilityGroupName"));
        assertEquals(old.path("linkState"), fresh.path("databases").get(0).path("replicaState"));
        assertEquals(old.path("distributedAvailabilityGroupId"), fresh.path("distributedAvailabilityGroupId"));
        assertEquals("None", fresh.path("failoverMode").asText());
    }

    @Test
    void theTypedClientReadsAndDeletesALink() throws Exception {
        put(GOOD);
        DistributedAvailabilityGroupInner link = arm.typed().getDistributedAvailabilityGroups().get("practice", "quay-one", "ferries");
        assertEquals("Ferries TCP://10.0.0.4:5022", link.targetDatabase() + " " + link.sourceEndpoint());
        arm.typed().getDistributedAvailabilityGroups().delete("practice", "quay-one", "ferries");
        assertEquals(404, Assertions.assertThrows(ManagementException.class, () -> arm.typed().getDistributedAvailabilityGroups().get("practice", "quay-one", "ferries")).getResponse().getStatusCode());
        assertEquals(204, arm.send("DELETE", LINKS + "/ferries" + NEW, "").status());
    }

    @Test
    void theSameLinkAgainWaitsForTheFirst() throws Exception {
        put(GOOD);
        assertEquals("409 ConflictingServerOperation", put(GOOD).status() + " " + put(GOOD).code());
        assertEquals("ManagedInstanceLinkForProvidedAvailabilityGroupsAlreadyExists", put(GOOD.replace("Manual", "None").replace("Ferries", "Other")).code());
    }

    @Test
    void noChangeOfTheInstanceStartsWhileALinkIsCreated() throws Exception {
        put(GOOD);
        assertEquals("OperationCanNotStartDueToMiLink", arm.send("PATCH", ArmEstate.INSTANCES + "/quay-one" + NEW, "{\"properties\":{\"hybridSecondaryUsage\":\"Passive\"}}").code());
    }

    @Test
    void aCreationThatNobodyAnswersFailsWhenItsTimeIsOver() throws Exception {
        instance.groups().links().startWithin(Duration.ofMillis(200));
        ArmEstate.Reply status = LroTest.follow(arm, put(GOOD).headers().get("azure-asyncoperation"));
        assertEquals("Failed ManagedInstanceLinkConnectivityIsNotEstablished", status.body().path("status").asText() + " " + status.code());
        JsonNode database = arm.send("GET", LINKS + "/ferries" + NEW, "").body().path("properties").path("databases").get(0);
        assertTrue(database.path("replicaState").asText().contains("Error"), database.toString());
    }

    @Test
    void removingALinkEndsItsCreation() throws Exception {
        String operation = put(GOOD).headers().get("azure-asyncoperation");
        LroTest.follow(arm, arm.send("DELETE", LINKS + "/ferries" + NEW, "").headers().get("azure-asyncoperation"));
        ArmEstate.Reply status = LroTest.follow(arm, operation);
        assertEquals("Failed ManagedInstanceLinkIsNotFound", status.body().path("status").asText() + " " + status.code());
        assertEquals(List.of(), instance.groups().links().all().stream().map(InstanceLink::id).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "failover | {} | 400 | InvalidDistributedAvailabilityGroupFailoverRequest",
            "failover | {'failoverType':'Sometimes'} | 400 | InvalidDistributedAvailabilityGroupFailoverRequest",
            "failover | {'failoverType':'Planned'} | 400 | DistributedAvailabilityGroupFailoverInvalidInstanceRole",
            "setRole  | {'instanceRole':'Primary'} | 400 | InvalidDistributedAvailabilityGroupFailoverRequest",
            "setRole  | {'instanceRole':'Secondary','roleChangeType':'Planned'} | 409 | DistributedAvailabilityGroupSetRoleInstanceAlreadyInRequestedRole"})
    void actionsAreRefusedAsDocumented(String action, String body, int status, String code) throws Exception {
        put(GOOD);
        ArmEstate.Reply reply = arm.send("POST", LINKS + "/ferries/" + action + NEW, body.replace('\'', '"'));
        assertEquals(status + " " + code, reply.status() + " " + reply.code());
    }

    @Test
    void patchingChangesTheReplicationMode() throws Exception {
        put(GOOD);
        LroTest.follow(arm, arm.send("PATCH", LINKS + "/ferries" + NEW, wrap("{'replicationMode':'Sync'}")).headers().get("azure-asyncoperation"));
        assertEquals("Sync", arm.send("GET", LINKS + "/ferries" + NEW, "").body().path("properties").path("replicationMode").asText());
    }

    private ArmEstate.Reply put(String properties) throws IOException {
        return arm.send("PUT", LINKS + "/ferries" + NEW, wrap(properties));
    }

    private static String wrap(String properties) throws IOException {
        return "{\"properties\":" + json(properties) + "}";
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
