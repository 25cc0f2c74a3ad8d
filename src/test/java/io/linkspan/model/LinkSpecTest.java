package io.linkspan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkSpecTest {

    private static final EndpointUrl ENDPOINT = EndpointUrl.of("10.0.0.4");

    @Test
    void theGroupsAreNamedAfterTheLink() {
        LinkSpec spec = LinkSpec.of(new LinkName("sales"), "Sales", "SQL01", "mi01", ENDPOINT, Optional.empty());
        assertEquals("salesag", spec.partnerAvailabilityGroupName());
        assertEquals("salesmiag", spec.instanceAvailabilityGroupName());
    }

    @Test
    void aNewLinkNeedsAPortableName() {
        assertEquals("link-name", refusal("Sales-1", "Sales", "ag", "miag"));
    }

    @Test
    void theTwoGroupsMayNotHaveOneName() {
        assertEquals("group-names", refusal("sales", "Sales", "salesag", "SALESAG"));
    }

    @Test
    void theLinkAndTheGroupOnSqlServerMayNotHaveOneName() {
        assertEquals("group-names", refusal("sales", "Sales", "Sales", "salesmiag"));
    }

    @Test
    void anEmptyOrEndlessDatabaseNameIsRefused() {
        assertEquals("database-name", refusal("sales", " ", "ag", "miag"));
        assertEquals("database-name", refusal("sales", "x".repeat(129), "ag", "miag"));
        assertEquals("database-name", refusal("sales", "a\0b", "ag", "miag"));
    }

    @Test
    void anEmptyPlaceForTheBackupIsRefused() {
        assertEquals("backup-to", assertThrows(ProblemException.class, () -> LinkSpec.of(new LinkName("sales"), "Sales", "SQL01", "mi01", ENDPOINT, Optional.of(" "))).problem().code());
    }

    private static String refusal(String name, String database, String group, String instanceGroup) {
        Problem problem = assertThrows(ProblemException.class, () -> new LinkSpec(new LinkName(name), database, "SQL01", "mi01", ENDPOINT, group, instanceGroup, Optional.empty())).problem();
        assertEquals(Problem.Kind.USAGE, problem.kind());
        return problem.code();
    }
}
