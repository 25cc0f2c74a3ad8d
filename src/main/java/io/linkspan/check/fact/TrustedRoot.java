package io.linkspan.check.fact;

import io.linkspan.certificate.CloudRoots;
import io.linkspan.model.profile.Cloud;
import java.util.List;

/**
 * A root certificate of the cloud, which SQL Server must know and take as an issuer of the instance's certificate.
 *
 * @param name    certificate name on SQL Server
 * @param issuer  pattern of the names that it may vouch for
 * @param encoded DER
 */
public record TrustedRoot(String name, String issuer, byte[] encoded) {

    /** The roots that a cloud names, each looked up; throws the problem of one that this computer does not have. */
    public static List<TrustedRoot> of(Cloud cloud) {
        return cloud.roots().stream().map(root -> new TrustedRoot(root.name(), root.issuer(), CloudRoots.find(root).der())).toList();
    }
}
