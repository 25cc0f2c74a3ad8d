package io.linkspan.lab.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the front door refuses, with the documented codes. */
class FrontDoorTest {

    private static final String GROUP = "/subscriptions/" + ArmEstate.TENANCY.subscriptionId() + "/resourceGroups/practice";
    private static final String SQL = GROUP + "/providers/Microsoft.Sql";

    private static ArmEstate arm;

    @BeforeAll
    static void start() throws Exception {
        arm = new ArmEstate(50, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        arm.close();
        assertEquals(List.of(), arm.server.defects());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GET    | {sql}/managedInstances | 400 | MissingApiVersionParameter | api-version query parameter",
            "GET    | {sql}/managedInstances?api-version=2019-01-01 | 400 | NoRegisteredProviderFound | 2025-01-01",
            "GET    | /subscriptions?api-version=2019-01-01 | 400 | InvalidApiVersionParameter | 2022-12-01",
            "GET    | /subscriptions/other?api-version=2022-12-01 | 404 | SubscriptionNotFound | 'other'",
            "GET    | /subscriptions/{sub}/resourceGroups/other/providers/Microsoft.Sql/managedInstances?api-version=2025-01-01 | 404 | ResourceGroupNotFound | 'other'",
            "GET    | {sql}/managedInstances/none?api-version=2025-01-01 | 404 | ResourceNotFound | 'Microsoft.Sql/managedInstances/none' under resource group 'practice'",
            "GET    | {sql}/managedInstances/HARBOUR01?api-version=2025-01-01 | 404 | ResourceNotFound | aka.ms/ARMResourceNotFoundFix",
            "GET    | {sql}/managedInstances/none/databases?api-version=2025-01-01 | 404 | ParentResourceNotFound | 'none'",
            "GET    | {sql}/managedInstances/quay-one/databases/none?api-version=2025-01-01 | 404 | ResourceNotFound | 'none'",
            "GET    | {sql}/managedInstances/quay-one/databases/master?api-version=2025-01-01 | 404 | ResourceNotFound | 'master'",
            "GET    | {sql}/managedInstances/quay-one/distributedAvailabilityGroups/none?api-version=2025-01-01 | 404 | ResourceNotFound | 'Microsoft.Sql/managedInstances/distributedAvailabilityGroups' with name 'none'",
            "DELETE | {sql}/managedInstances/quay-one?api-version=2025-01-01 | 404 | InvalidResourceType | no DELETE",
            "GET    | {sql}/spaceShips?api-version=2025-01-01 | 404 | InvalidResourceType | Microsoft.Sql",
            "GET    | {sql}/locations/westeurope/instanceFailoverGroups/none?api-version=2025-01-01 | 400 | InstanceFailoverGroupDoesNotExist | 'none'",
            "GET    | {sql}/locations/westeurope/managedInstanceAzureAsyncOperation/none?api-version=2025-01-01 | 404 | OperationIdNotFound | 'none'"})
    void refusals(String method, String path, int status, String code, String text) throws Exception {
        ArmEstate.Reply reply = arm.send(method, path.replace("{sql}", SQL).replace("{sub}", ArmEstate.TENANCY.subscriptionId()), "");
        assertEquals(status + " " + code, reply.status() + " " + reply.code());
        assertTrue(reply.message().contains(text), reply.message());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'properties' | InvalidRequestContent", "{'colour':1} | InvalidRequestContent", "{'properties':{'publicBlob':5}} | InvalidParameterValue",
            "'' | InvalidParameterValue", "{'properties':{}} | InvalidParameterValue", "{'properties':{'publicBlob':'0x12'}} | InvalidParameterValue", "{'properties':{'publicBlob':'xyz'}} | InvalidParameterValue",
            "{'properties':{'publicBlob':'0x123'}} | InvalidParameterValue"})
    void bodiesThatDoNotFit(String body, String code) throws Exception {
        ArmEstate.Reply reply = arm.send("PUT", SQL + "/managedInstances/quay-one/serverTrustCertificates/c?api-version=2025-01-01", body.replace('\'', '"').replace("\"\"", ""));
        assertEquals("400 " + code, reply.status() + " " + reply.code());
    }
}
