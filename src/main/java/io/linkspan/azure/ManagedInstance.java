package io.linkspan.azure;

import io.linkspan.model.LinkResource;
import java.util.List;
import java.util.Optional;

/** One managed instance on the management plane: the reads that links need, by name. */
public final class ManagedInstance {

    private final Arm arm;
    private final String subscriptionId;
    private final String resourceGroup;
    private final String name;

    ManagedInstance(Arm arm, String subscriptionId, String resourceGroup, String name) {
        this.arm = arm;
        this.subscriptionId = subscriptionId;
        this.resourceGroup = resourceGroup;
        this.name = name;
    }

    public Arm arm() {
        return arm;
    }

    public String name() {
        return name;
    }

    public String resourceGroup() {
        return resourceGroup;
    }

    public String subscriptionId() {
        return subscriptionId;
    }

    /** The path of the instance's resource, {@code /subscriptions/…/managedInstances/NAME}. */
    public String path() {
        return "/subscriptions/" + subscriptionId + "/resourceGroups/" + resourceGroup + "/providers/Microsoft.Sql/managedInstances/" + name;
    }

    public String linkPath(String link) {
        return path() + "/distributedAvailabilityGroups/" + link;
    }

    public String trustCertificatePath(String certificate) {
        return path() + "/serverTrustCertificates/" + certificate;
    }

    public ManagedInstanceResource read() {
        throw new UnsupportedOperationException();
    }

    public List<ManagedDatabase> databases() {
        throw new UnsupportedOperationException();
    }

    public List<LinkResource> links() {
        throw new UnsupportedOperationException();
    }

    public Optional<LinkResource> link(String link) {
        throw new UnsupportedOperationException();
    }

    /** SQL Server certificates that the instance trusts. */
    public List<TrustCertificate> trustCertificates() {
        throw new UnsupportedOperationException();
    }

    /** The instance's own endpoint certificate, DER. */
    public byte[] endpointCertificate() {
        throw new UnsupportedOperationException();
    }

    public List<InstanceOperation> operations() {
        throw new UnsupportedOperationException();
    }

    /** Names of failover groups that the instance is in. */
    public List<String> failoverGroups() {
        throw new UnsupportedOperationException();
    }
}
