package io.linkspan.model.profile;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A cloud: where its Resource Manager and sign-in are, how its instances are named, and which roots SQL Server must trust.
 *
 * @param sqlSuffix suffix of instance names, {@code .database.windows.net}
 * @param trust     what vouches for the management and sign-in hosts
 */
public record Cloud(String name, URI resourceManager, URI authority, String sqlSuffix, List<Root> roots, Trust trust) {

    /**
     * A root certificate that SQL Server must know, and the issuer pattern to register it for. Given by fingerprint (then taken from the Java trust store) or as PEM text.
     *
     * @param name   certificate name on SQL Server
     * @param issuer pattern for sp_certificate_add_issuer, {@code *.database.windows.net}
     */
    public record Root(String name, String issuer, Optional<String> sha256, Optional<String> certificate) {
    }

    /** Public Azure (link documentation, configure with scripts: the two root certificates). */
    public static final Cloud AZURE = new Cloud("AzureCloud", URI.create("https://management.azure.com"), URI.create("https://login.microsoftonline.com/"), ".database.windows.net",
            List.of(new Root("MicrosoftPKI", "*.database.windows.net", Optional.of("c741f70f4b2a8d88bf2e71c14122ef53ef10eba0cfa5e64cfa20f418853073e0"), Optional.empty()),
                    new Root("DigiCertPKI", "*.database.windows.net", Optional.of("cb3ccbb76031e5e0138f8dd39a23f9de47ffc35e43c1144cea27d46a5ab1cb5f"), Optional.empty())), Trust.DEFAULT);

    /** Whether sign-in may ask the public directory about this cloud's authority. */
    public boolean isPublic() {
        return resourceManager.getHost().equals(AZURE.resourceManager.getHost());
    }
}
