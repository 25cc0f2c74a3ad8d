package io.linkspan.lab.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.arm.contract.Contract;
import io.linkspan.lab.arm.contract.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Every operation of the contract, asked for once in each of its api-versions. */
class ContractWalkTest {

    private static final Contract CONTRACT = Contract.load();

    /** What the lab does not serve yet; a clear 501 tells so. */
    private static final List<String> ABSENT = List.of("ManagedDatabases_CompleteRestore", "ManagedDatabases_StartMove", "ManagedDatabaseRestoreDetails_Get",
            "ManagedInstanceDtcs_Get", "ManagedInstanceDtcs_CreateOrUpdate", "ManagedInstanceTdeCertificates_Create");

    /** Bodies that fit the schema, for those operations that need one. */
    private static final Map<String, String> BODIES = Map.of(
            "ManagedInstances_Update", "{'properties':{'hybridSecondaryUsage':'Passive'}}",
            "ManagedDatabases_CreateOrUpdate", "{'location':'westeurope'}",
            "ManagedDatabases_CompleteRestore", "{'lastBackupName':'a'}",
            "ManagedDatabases_StartMove", "{'destinationManagedDatabaseId':'/a'}",
            "DistributedAvailabilityGroups_Failover", "{'failoverType':'Planned'}",
            "DistributedAvailabilityGroups_SetRole", "{'instanceRole':'Primary','roleChangeType':'Planned'}",
            "ManagedInstanceTdeCertificates_Create", "{'properties':{'privateBlob':'AA=='}}");

    private static ArmEstate arm;

    @BeforeAll
    static void start() throws Exception {
        arm = new ArmEstate(50, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        arm.close();
    }

    @Test
    void everyOperationIsServedOrSaysThatItIsNot(TestReporter reporter) throws Exception {
        String authorization = "Bearer " + arm.token();
        Map<String, String> table = new TreeMap<>();
        for (Operation operation : CONTRACT.operations()) {
            for (String version : operation.apiVersions()) {
                ArmEstate.Reply reply = arm.send(operation.method(), path(operation) + "?api-version=" + version, BODIES.getOrDefault(operation.id(), operation.required() ? "{}" : "").replace('\'', '"'),
                        Map.of("Authorization", authorization));
                String outcome = reply.status() + " " + reply.code();
                table.put(operation.id(), outcome);
                assertEquals(ABSENT.contains(operation.id()), reply.status() == 501, operation.id() + " " + version + ": " + reply);
                assertTrue(reply.status() < 500 || reply.status() == 501, operation.id() + " " + version + ": " + reply);
                assertTrue(reply.status() == 501 || reply.status() < 400 || CONTRACT.status(reply.code()) == reply.status(), outcome);
            }
        }
        reporter.publishEntry(table);
        assertEquals(List.of(), arm.server.defects());
    }

    @Test
    void pathsMatchWithoutRegardToCase() throws Exception {
        assertEquals(200, arm.send("GET", ArmEstate.INSTANCES.toUpperCase() + "/QUAY-ONE?API-VERSION=2025-01-01", "").status());
    }

    @Test
    void everyAnswerCarriesARequestId() throws Exception {
        assertTrue(arm.send("GET", "/tenants?api-version=2022-12-01", "").headers().get("x-ms-request-id").length() == 36);
    }

    @Test
    void theContractNamesItsSourcesInPublic() throws Exception {
        try (var in = Contract.class.getResourceAsStream("/io/linkspan/lab/arm/arm-contract.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains("Azure/azure-rest-api-specs") && !text.contains("../"), "sources");
        }
    }

    /** The path of something that is not there, but for the parts that must be. */
    private static String path(Operation operation) {
        return operation.template().stream().map(segment -> switch (segment) {
            case "{subscriptionId}" -> ArmEstate.TENANCY.subscriptionId();
            case "{resourceGroupName}" -> ArmEstate.TENANCY.resourceGroup();
            case "{managedInstanceName}" -> "quay-one";
            case "{locationName}" -> ArmEstate.TENANCY.location();
            case "{endpointType}" -> "DATABASE_MIRRORING";
            case "{asyncType}" -> "serverTrustCertificatesAzureAsyncOperation";
            case "{resultType}" -> "serverTrustCertificatesOperationResults";
            default -> segment.startsWith("{") ? "absent" : segment;
        }).collect(Collectors.joining("/", "/", ""));
    }
}
