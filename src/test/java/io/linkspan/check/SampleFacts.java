package io.linkspan.check;

import io.linkspan.azure.ManagedInstanceResource;
import io.linkspan.check.fact.CertificateFact;
import io.linkspan.check.fact.CopyFact;
import io.linkspan.check.fact.DatabaseContent;
import io.linkspan.check.fact.DatabaseFacts;
import io.linkspan.check.fact.EndpointFact;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.GroupFact;
import io.linkspan.check.fact.InstanceUse;
import io.linkspan.check.fact.ServerFacts;
import io.linkspan.check.fact.TrustedRoot;
import io.linkspan.model.EndpointUrl;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.Observed;
import io.linkspan.model.ServerVersion;
import io.linkspan.sqlserver.ServerIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Facts of an estate on which every check of a new link passes; with methods for one that differs. */
public final class SampleFacts {

    public static final Instant READ = Instant.parse("2026-01-02T03:04:05Z");
    public static final ServerFacts SERVER = server("16.0.4165.4", "Enterprise Edition (64-bit)", "Windows", "Windows Server 2022 Standard 10.0");
    public static final DatabaseFacts DATABASE = database("FULL", true, 1);
    public static final EndpointFact ENDPOINT = new EndpointFact("hadr", "STARTED", "ALL", "CERTIFICATE", true, "AES", 256, 5022);
    public static final CertificateFact CERTIFICATE = new CertificateFact(256, "Cert_SQL01_endpoint", true, 400, new byte[] {1, 2, 3});
    public static final ManagedInstanceResource INSTANCE = instance("SQLServer2022", "GeneralPurpose", "Ready");
    public static final InstanceUse USE = new InstanceUse(List.of(), List.of(), List.of(), List.of());
    public static final LinkSnapshot NO_LINK = new LinkSnapshot(new LinkName("sales"), "SQL01", "mi01", known(Optional.empty()), known(Optional.empty()), known(Optional.empty()));
    public static final Facts GOOD = new Facts(known(SERVER), known(List.of()), known(Optional.empty()), known(List.of()), known(Optional.of(DATABASE)), known(new DatabaseContent(0, 0, 0, 0)),
            known(INSTANCE), known(USE), known(List.of()), known(List.of()), NO_LINK);

    private SampleFacts() {
    }

    public static <T> Observed<T> known(T value) {
        return Observed.known(value, READ);
    }

    public static ServerFacts server(String version, String edition, String platform, String release) {
        return new ServerFacts(new ServerIdentity("SQL01", ServerVersion.of(version), Optional.of("RTM"), Optional.of("CU15"), edition, 3, "SQL_Latin1_General_CP1_CI_AS"), true, 1, true, true, true,
                platform, release, Optional.empty(), Set.of(1800, 9567));
    }

    public static DatabaseFacts database(String recoveryModel, boolean chain, int logFiles) {
        return new DatabaseFacts(5, "Sales", "ONLINE", "MULTI_USER", false, false, false, false, recoveryModel, "SQL_Latin1_General_CP1_CI_AS", false, true, false, false, false, chain,
                chain ? Optional.of("2026-01-01T01:00") : Optional.empty(), logFiles, 0, 100);
    }

    public static ManagedInstanceResource instance(String format, String tier, String state) {
        return new ManagedInstanceResource("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Sql/managedInstances/mi01", "mi01", "westeurope", "GP_Gen5", tier, state, "Succeeded",
                "mi01.0123456789ab.database.windows.net", "0123456789ab", format, false, "SQL_Latin1_General_CP1_CI_AS", "/subnet", Optional.empty(), Optional.empty(), OptionalInt.of(4),
                OptionalInt.of(256));
    }

    public static CreateTask task(Optional<String> backupTo, boolean masterKeyGiven) {
        LinkSpec spec = LinkSpec.of(new LinkName("sales"), "Sales", "SQL01", "mi01", EndpointUrl.of("10.0.0.4:5022"), backupTo);
        return new CreateTask(spec, List.of(new TrustedRoot("MicrosoftPKI", "*.database.windows.net", new byte[] {(byte) 0xCA, (byte) 0xFE})), masterKeyGiven);
    }

    public static Facts with(ServerFacts server) {
        return new Facts(known(server), GOOD.certificates(), GOOD.endpoint(), GOOD.groups(), GOOD.database(), GOOD.content(), GOOD.instance(), GOOD.use(), GOOD.copies(), GOOD.backups(), NO_LINK);
    }

    public static Facts with(DatabaseFacts database) {
        return new Facts(GOOD.server(), GOOD.certificates(), GOOD.endpoint(), GOOD.groups(), known(Optional.of(database)), GOOD.content(), GOOD.instance(), GOOD.use(), GOOD.copies(), GOOD.backups(), NO_LINK);
    }

    public static Facts with(DatabaseContent content) {
        return new Facts(GOOD.server(), GOOD.certificates(), GOOD.endpoint(), GOOD.groups(), GOOD.database(), known(content), GOOD.instance(), GOOD.use(), GOOD.copies(), GOOD.backups(), NO_LINK);
    }

    public static Facts with(ManagedInstanceResource instance, InstanceUse use) {
        return new Facts(GOOD.server(), GOOD.certificates(), GOOD.endpoint(), GOOD.groups(), GOOD.database(), GOOD.content(), known(instance), known(use), GOOD.copies(), GOOD.backups(), NO_LINK);
    }

    public static Facts with(List<GroupFact> groups, List<CopyFact> copies, InstanceUse use) {
        return new Facts(GOOD.server(), GOOD.certificates(), GOOD.endpoint(), known(groups), GOOD.database(), GOOD.content(), GOOD.instance(), known(use), known(copies), GOOD.backups(), NO_LINK);
    }

    public static Facts with(Optional<EndpointFact> endpoint, List<CertificateFact> certificates, InstanceUse use) {
        return new Facts(GOOD.server(), known(certificates), known(endpoint), GOOD.groups(), GOOD.database(), GOOD.content(), GOOD.instance(), known(use), GOOD.copies(), GOOD.backups(), NO_LINK);
    }

    public static Facts with(Observed<ServerFacts> server) {
        return new Facts(server, GOOD.certificates(), GOOD.endpoint(), GOOD.groups(), GOOD.database(), GOOD.content(), GOOD.instance(), GOOD.use(), GOOD.copies(), GOOD.backups(), NO_LINK);
    }
}
