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
    public static final Cloud AZURE = known("AzureCloud", "https://management.azure.com", "https://login.microsoftonline.com/", ".database.windows.net");

    /** Azure for the United States government. Its issuer pattern, and that its roots are those of public Azure, are stated nowhere: unconfirmed. */
    public static final Cloud GOVERNMENT = known("AzureUSGovernment", "https://management.usgovcloudapi.net", "https://login.microsoftonline.us/", ".database.usgovcloudapi.net");

    /** Azure in China, operated by 21Vianet. Its issuer pattern, and that its roots are those of public Azure, are stated nowhere: unconfirmed. */
    public static final Cloud CHINA = known("AzureChinaCloud", "https://management.chinacloudapi.cn", "https://login.chinacloudapi.cn/", ".database.chinacloudapi.cn");

    /** Microsoft's own clouds, by the names that Azure's tools give them. */
    public static final List<Cloud> KNOWN = List.of(AZURE, GOVERNMENT, CHINA);

    /** Whether the sign-in library knows this cloud's authority; it would ask public Azure about any other. */
    public boolean isKnown() {
        return KNOWN.stream().anyMatch(k -> k.authority.getHost().equals(authority.getHost()));
    }

    private static Cloud known(String name, String resourceManager, String authority, String suffix) {
        return new Cloud(name, URI.create(resourceManager), URI.create(authority), suffix,
                List.of(new Root("MicrosoftPKI", "*" + suffix, Optional.of("c741f70f4b2a8d88bf2e71c14122ef53ef10eba0cfa5e64cfa20f418853073e0"), Optional.empty()),
                        new Root("DigiCertPKI", "*" + suffix, Optional.of("cb3ccbb76031e5e0138f8dd39a23f9de47ffc35e43c1144cea27d46a5ab1cb5f"), Optional.empty())), Trust.DEFAULT);
    }
}
