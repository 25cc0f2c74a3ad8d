package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.group.replication.LinkProblem;
import io.linkspan.lab.engine.group.replication.Seeding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.Machines;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a managed instance refuses before it starts, with the codes of the management plane. */
class InstanceLinksTest {

    @TempDir
    Path folder;

    private Instance instance;

    @BeforeEach
    void install() {
        instance = Machines.estate(folder).add(InstanceSpec.managedInstance("mi1", "abc.database.windows.net", "10.1.0.4", "GeneralPurpose", "SQLServer2022"));
        instance.databases().create("taken");
    }

    private InstanceLink create(String name, String database, String endpoint, String partner, String own) {
        return instance.groups().links().create(new LinkRequest(name, database == null ? List.of() : List.of(database), endpoint, partner, own, Role.SECONDARY, true));
    }

    @ParameterizedTest
    @CsvSource(emptyValue = "", value = {
        "l, , TCP://h:1, a, b, InvalidDistributedAvailabilityGroupsCreateOrUpdateRequestDatabases",
        "l, d, h:1, a, b, InvalidDistributedAvailabilityGroupsCreateOrUpdateRequestPartnerEndpoint",
        "l, d, TCP://h:1, '', b, InvalidDistributedAvailabilityGroupsCreateOrUpdateRequestPartnerAvailabilityGroupName",
        "l, d, TCP://h:1, a, '', InvalidDistributedAvailabilityGroupsCreateOrUpdateRequestInstanceAvailabilityGroupName",
        "l, d, TCP://h:1, same, SAME, InstanceAvailabilityGroupNamePartnerAvailabilityGroupNameMatch",
        "l, TAKEN, TCP://h:1, a, b, ManagedDatabaseNameInUse",
        "l, linked, TCP://h:1, a, b, ManagedDatabaseNameInUse",
        "first, d, TCP://h:1, a, b, ManagedInstanceLinkForProvidedAvailabilityGroupsAlreadyExists",
        "l, d, TCP://h:1, a, firstmiag, CloudLifterChimeraMIAgNameIsAlreadyUsed"})
    void refusesWithTheCode(String name, String database, String endpoint, String partner, String own, String code) {
        create("first", "linked", "TCP://h:1", "firstag", "firstmiag");
        assertEquals(code, assertThrows(LinkFailure.class, () -> create(name, database, endpoint, partner, own)).armCode());
        assertEquals(1, instance.groups().links().all().size());
    }

    @Test
    void aFullInstanceTakesNoMore() {
        for (int i = 0; i < 99; i++) {
            instance.databases().create("d" + i);
        }
        assertEquals("DatabaseNumberLimitReached", assertThrows(LinkFailure.class, () -> create("l", "d", "TCP://h:1", "a", "b")).armCode());
    }

    @Test
    void aNewLinkHasItsTwoGroupsAndIsUnderWay() {
        InstanceLink link = create("l", "d", "TCP://h:1", "a", "b");
        assertFalse(link.done());
        assertEquals("Seeding", link.databases().getFirst().replicaState().id());
        assertEquals("DISCONNECTED", link.databases().getFirst().connectedState());
        assertEquals(Role.SECONDARY, instance.groups().find("l").orElseThrow().role());
        assertEquals(Role.PRIMARY, instance.groups().find("b").orElseThrow().role());
        assertTrue(instance.groups().links().remove("L"));
        assertFalse(instance.groups().links().remove("l"));
        assertTrue(instance.groups().all().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"16, true, false", "15, true, true", "15, false, false", "17, false, true", "17, true, true"})
    void aVersionThatDoesNotMatchThePolicyIsAMismatch(int version, boolean twoWay, boolean mismatch) {
        instance.groups().links().create(new LinkRequest("l", List.of("d"), "TCP://h:1", "a", "b", Role.SECONDARY, twoWay));
        assertEquals(mismatch ? Optional.of(LinkProblem.VERSIONS_DIFFER) : Optional.empty(), instance.groups().links().mismatch(instance.groups().find("l").orElseThrow(), version));
    }
}
