package io.linkspan.lab.arm.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.lab.arm.contract.Schemas.Violation;
import io.linkspan.lab.arm.contract.Schemas.Way;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fits a schema of the contract and what does not. */
class SchemasTest {

    private static final Contract CONTRACT = Contract.load();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "LinkV2 | 2025-01-01 | REQUEST  | {'properties':{'failoverMode':'Manual'}} |",
            "LinkV2 | 2025-01-01 | REQUEST  | {'properties':{'failoverMode':'Both'}} | properties.failoverMode",
            "LinkV2 | 2025-01-01 | REQUEST  | {'properties':{'colour':'red'}} | properties.colour",
            "LinkV2 | 2025-01-01 | REQUEST  | {'colour':'red'} | colour",
            "LinkV2 | 2025-01-01 | REQUEST  | {'properties':{'partnerLinkRole':7}} |",
            "LinkV2 | 2025-01-01 | RESPONSE | {'properties':{'partnerLinkRole':'Tertiary'}} | properties.partnerLinkRole",
            "LinkV2 | 2025-01-01 | REQUEST  | {'properties':{'linkMode':'SingleDatabase'}} | properties.linkMode",
            "LinkV2 | 2025-08-01-preview | REQUEST | {'properties':{'linkMode':'SingleDatabase'}} |",
            "LinkV2 | 2025-01-01 | REQUEST  | {'properties':{'databases':[{'databaseName':'a'},{'databaseName':1}]}} | properties.databases[1].databaseName",
            "LinkV2 | 2025-01-01 | REQUEST  | {'properties':{'databases':{}}} | properties.databases",
            "LinkV2 | 2025-01-01 | RESPONSE | {'properties':{'distributedAvailabilityGroupId':'no'}} | properties.distributedAvailabilityGroupId",
            "LinkV1 | 2021-11-01 | REQUEST  | {'properties':{'partnerEndpoint':'TCP://a:1'}} | properties.partnerEndpoint",
            "ManagedInstance | 2021-11-01 | RESPONSE | {'location':'w','properties':{'databaseFormat':'SQLServer2022'}} | properties.databaseFormat",
            "ManagedInstance | 2025-01-01 | RESPONSE | {'location':'w','properties':{'databaseFormat':'SQLServer2022'}} |",
            "ManagedInstance | 2025-01-01 | RESPONSE | {'properties':{}} | location",
            "ManagedInstance | 2025-01-01 | RESPONSE | {'location':'w','properties':{'vCores':'4'}} | properties.vCores",
            "ManagedInstance | 2025-01-01 | RESPONSE | {'location':'w','properties':{'administratorLoginPassword':'x'}} | properties.administratorLoginPassword",
            "ManagedInstance | 2025-01-01 | RESPONSE | {'location':'w','properties':{'createTime':'yesterday'}} | properties.createTime",
            "LinkFailoverRequest | 2025-01-01 | REQUEST | {} | failoverType",
            "LinkFailoverRequest | 2025-01-01 | REQUEST | {'failoverType':null} | failoverType",
            "LinkFailoverRequest | 2025-01-01 | REQUEST | [] | ''"})
    void violationsAreFoundWhereTheyAre(String schema, String version, Way way, String body, String where) throws Exception {
        List<Violation> found = CONTRACT.schemas().check(schema, json(body), version, way);
        assertEquals(where == null ? List.of() : List.of(where), found.stream().map(Violation::path).toList());
    }

    @Test
    void trimmingLeavesOutWhatAnOlderVersionDoesNotKnow() throws Exception {
        JsonNode trimmed = CONTRACT.schemas().trim("ManagedInstance", json("{'location':'w','properties':{'vCores':4,'databaseFormat':'SQLServer2022'}}"), "2021-11-01");
        assertEquals(json("{'location':'w','properties':{'vCores':4}}"), trimmed);
    }

    @Test
    void secretsAreMaskedWhereverTheyStand() throws Exception {
        String masked = CONTRACT.schemas().masked(json("{'properties':{'administratorLoginPassword':'hunter2','list':[{'certPassword':'hunter2'}],'vCores':4}}")).toString();
        assertTrue(!masked.contains("hunter2") && masked.contains("\"vCores\":4"), masked);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
