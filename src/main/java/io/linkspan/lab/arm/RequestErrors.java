package io.linkspan.lab.arm;

import io.linkspan.lab.arm.contract.Operation;
import io.linkspan.lab.arm.contract.Schemas.Violation;
import java.util.List;
import java.util.Map;

/** Which documented code a body that does not fit its schema is refused with. */
final class RequestErrors {

    static final String LINK = "InvalidDistributedAvailabilityGroupsCreateOrUpdateRequest";

    /** Field of a link, of either model, to the end of the code that names it. */
    private static final Map<String, String> LINK_FIELDS = Map.of("databases", "Databases", "targetDatabase", "Databases",
            "partnerEndpoint", "PartnerEndpoint", "sourceEndpoint", "PartnerEndpoint",
            "partnerAvailabilityGroupName", "PartnerAvailabilityGroupName", "primaryAvailabilityGroupName", "PartnerAvailabilityGroupName",
            "instanceAvailabilityGroupName", "InstanceAvailabilityGroupName", "secondaryAvailabilityGroupName", "InstanceAvailabilityGroupName",
            "seedingMode", "SeedingMode");

    private RequestErrors() {
    }

    static ArmError of(Operation operation, List<Violation> found) {
        Violation first = found.getFirst();
        String text = "The request content was invalid and could not be deserialized: '" + first.what() + ". Path '" + first.path() + "'.'";
        boolean unknown = first.what().startsWith("Could not find member");
        return new ArmError(unknown ? "InvalidRequestContent" : switch (operation.id()) {
            case "DistributedAvailabilityGroups_CreateOrUpdate" -> LINK + linkField(first.path());
            case "DistributedAvailabilityGroups_Failover", "DistributedAvailabilityGroups_SetRole" -> "InvalidDistributedAvailabilityGroupFailoverRequest";
            case "ServerTrustCertificates_CreateOrUpdate" -> "InvalidParameterValue";
            default -> "InvalidRequestContent";
        }, text);
    }

    private static String linkField(String path) {
        String field = path.startsWith("properties.") ? path.substring("properties.".length()).split("[.\\[]")[0] : "";
        return LINK_FIELDS.getOrDefault(field, "");
    }
}
