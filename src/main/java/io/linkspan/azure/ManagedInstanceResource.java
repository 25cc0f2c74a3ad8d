package io.linkspan.azure;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A managed instance as Azure keeps it (REST, Managed Instances, api-version 2025-01-01). Words of open lists stay as they are.
 *
 * @param state          Ready when it serves
 * @param databaseFormat update policy; a missing one counts as SQLServer2022
 */
public record ManagedInstanceResource(String id, String name, String location, String skuName, String tier, String state, String provisioningState, String fullyQualifiedDomainName, String dnsZone,
                                      String databaseFormat, boolean generalPurposeV2, String collation, String subnetId, Optional<String> licenseType, Optional<String> hybridSecondaryUsage,
                                      OptionalInt vCores, OptionalInt storageSizeInGb) {

    public boolean isReady() {
        return state.equalsIgnoreCase("Ready") && provisioningState.equalsIgnoreCase("Succeeded");
    }
}
