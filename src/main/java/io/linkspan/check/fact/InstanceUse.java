package io.linkspan.check.fact;

import io.linkspan.azure.InstanceOperation;
import io.linkspan.azure.ManagedInstance;
import io.linkspan.azure.TrustCertificate;
import io.linkspan.model.LinkResource;
import java.util.List;
import java.util.Optional;

/** What is on the instance already, by the management plane. */
public record InstanceUse(List<LinkResource> links, List<TrustCertificate> trusted, List<String> failoverGroups, List<InstanceOperation> operations) {

    static InstanceUse read(ManagedInstance instance) {
        return new InstanceUse(instance.links(), instance.trustCertificates(), instance.failoverGroups(), instance.operations());
    }

    public Optional<LinkResource> link(String name) {
        return links.stream().filter(link -> link.name().equalsIgnoreCase(name)).findFirst();
    }
}
