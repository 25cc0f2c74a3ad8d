package io.linkspan.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an account sees, through the real SDK. */
class BrowseTest {

    private static Quay quay;
    private static Browse browse;

    @BeforeAll
    static void open() throws Exception {
        quay = new Quay();
        browse = new Browse(quay.arm());
    }

    @AfterAll
    static void close() throws Exception {
        quay.close();
    }

    @Test
    void subscriptionsComeWithNameAndTenant() {
        Browse.Subscription only = browse.subscriptions().getFirst();
        assertEquals(Quay.TENANCY.subscriptionId(), only.id());
        assertEquals(Quay.TENANCY.tenantId(), only.tenantId());
        assertEquals("Practice estate", only.name());
    }

    @Test
    void resourceGroupsComeByName() {
        assertEquals(List.of(Quay.TENANCY.resourceGroup()), browse.resourceGroups(Quay.TENANCY.subscriptionId()));
    }

    @Test
    void instancesOfAllGroupsComeWithWhereToReachThem() {
        List<Browse.Found> found = browse.instances(Quay.TENANCY.subscriptionId());
        assertTrue(found.stream().anyMatch(i -> i.name().equals("quay-one") && i.resourceGroup().equals(Quay.TENANCY.resourceGroup()) && i.host().startsWith("quay-one.")), found::toString);
    }

    @Test
    void aTokenForAnotherServiceComesFromTheSameSignIn() {
        assertTrue(quay.arm().of("https://database.practice.example//.default").until().isAfter(Instant.now()));
    }
}
