package io.linkspan.azure;

import io.linkspan.model.LinkResource;
import io.linkspan.model.ProblemException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** One managed instance on the management plane: the reads that links need, by name. */
public final class ManagedInstance {

    private static final String MIRRORING = "DATABASE_MIRRORING";

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
        return "/subscriptions/" + segment(subscriptionId) + "/resourceGroups/" + segment(resourceGroup) + "/providers/Microsoft.Sql/managedInstances/" + segment(name);
    }

    public String linkPath(String link) {
        return path() + "/distributedAvailabilityGroups/" + segment(link);
    }

    public String trustCertificatePath(String certificate) {
        return path() + "/serverTrustCertificates/" + segment(certificate);
    }

    public ManagedInstanceResource read() {
        return Json.instance(Json.parse(arm.read(path(), Arm.LINKS)));
    }

    public List<LinkResource> links() {
        return arm.list(path() + "/distributedAvailabilityGroups", Arm.LINKS).stream().map(Json::link).toList();
    }

    public Optional<LinkResource> link(String link) {
        try {
            return Optional.of(Json.link(Json.parse(arm.read(linkPath(link), Arm.LINKS))));
        } catch (ProblemException e) {
            if (e.problem().number().equals(OptionalInt.of(404)) && e.problem().code().equals("ResourceNotFound")) {
                read(); // says which of the two is missing: the link, or the instance
                return Optional.empty();
            }
            throw e;
        }
    }

    public List<ManagedDatabase> databases() {
        return arm.call(false, c -> c.sql().getManagedDatabases().listByInstance(resourceGroup, name).stream()
                .map(d -> new ManagedDatabase(d.name(), String.valueOf(d.status()), Optional.ofNullable(d.earliestRestorePoint()).map(OffsetDateTime::toInstant))).toList());
    }

    /** SQL Server certificates that the instance trusts. */
    public List<TrustCertificate> trustCertificates() {
        return arm.call(false, c -> c.sql().getServerTrustCertificates().listByInstance(resourceGroup, name).stream()
                .map(t -> new TrustCertificate(t.name(), bytes(t.publicBlob()), hex(t.thumbprint()).toLowerCase(Locale.ROOT))).toList());
    }

    /** The instance's own endpoint certificate, DER. */
    public byte[] endpointCertificate() {
        return arm.call(false, c -> bytes(c.sql().getEndpointCertificates().get(resourceGroup, name, MIRRORING).publicBlob()));
    }

    public List<InstanceOperation> operations() {
        return arm.call(false, c -> c.sql().getManagedInstanceOperations().listByManagedInstance(resourceGroup, name).stream()
                .map(o -> new InstanceOperation(o.name(), String.valueOf(o.operation()), String.valueOf(o.state()), o.percentComplete() == null ? 0 : o.percentComplete())).toList());
    }

    /** Names of failover groups that the instance is in. */
    public List<String> failoverGroups() {
        ManagedInstanceResource self = read();
        return arm.call(false, c -> c.sql().getInstanceFailoverGroups().listByLocation(resourceGroup, self.location()).stream()
                .filter(g -> g.managedInstancePairs() != null && g.managedInstancePairs().stream()
                        .anyMatch(p -> self.id().equalsIgnoreCase(p.primaryManagedInstanceId()) || self.id().equalsIgnoreCase(p.partnerManagedInstanceId())))
                .map(g -> g.name()).toList());
    }

    /** A blob arrives as hexadecimal digits, with or without 0x. */
    private static byte[] bytes(String blob) {
        return HexFormat.of().parseHex(hex(blob));
    }

    private static String hex(String blob) {
        return blob.startsWith("0x") || blob.startsWith("0X") ? blob.substring(2) : blob;
    }

    private static String segment(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
