package io.linkspan.lab.engine.group;

import java.util.List;

/**
 * What the management plane asks for when it creates a link.
 *
 * @param instanceLinkRole role of the managed instance
 * @param twoWay           failoverMode Manual rather than None
 */
public record LinkRequest(String name, List<String> databases, String partnerEndpoint, String partnerAvailabilityGroupName, String instanceAvailabilityGroupName, Role instanceLinkRole,
        boolean twoWay) {
}
