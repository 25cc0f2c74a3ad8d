package io.linkspan.check.list;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.check.Check;
import io.linkspan.check.Outcome;
import io.linkspan.check.fact.ServerFacts;
import io.linkspan.model.Release;
import io.linkspan.model.Side;
import java.util.List;
import java.util.Set;

/** Checks of SQL Server itself. Builds and editions: Managed Instance link overview, version supportability. */
public final class ServerChecks {

    private static final Set<Integer> TRACE_FLAGS = Set.of(1800, 9567);

    private ServerChecks() {
    }

    public static List<Check> all() {
        return List.of(
                Check.blocking("SRV-01", "SQL Server has the build that links need", Side.SQL_SERVER, facts -> build(of(facts.server()))),
                Check.blocking("SRV-09", "The procedure that registers an issuer exists", Side.SQL_SERVER, facts -> Outcome.require(of(facts.server()).issuerProcedure(),
                        of(facts.server()).issuerProcedure() ? "sp_certificate_add_issuer exists" : "no sp_certificate_add_issuer", "sp_certificate_add_issuer exists",
                        "Without it the instance's certificate cannot be trusted. Install the cumulative update, or the Azure Connect pack for 2016 and 2017.")),
                Check.blocking("SRV-02", "The edition takes links", Side.SQL_SERVER, facts -> edition(of(facts.server()))),
                Check.blocking("SRV-03", "The host's system takes links", Side.SQL_SERVER, facts -> host(of(facts.server()))),
                Check.blocking("SRV-04", "Always On availability groups are enabled", Side.SQL_SERVER, facts -> alwaysOn(of(facts.server()))),
                Check.blocking("SRV-05", "SQL Server 2016 is a node of a Windows cluster", Side.SQL_SERVER, facts -> cluster(of(facts.server()))),
                Check.blocking("SRV-07", "The login may do everything that the task needs", Side.SQL_SERVER, facts -> Outcome.require(of(facts.server()).sysadmin(),
                        of(facts.server()).sysadmin() ? "member of sysadmin" : "not a member of sysadmin", "member of sysadmin", "Certificates, endpoint and groups need it. Use a login of that role.")),
                Check.advising("SRV-14", "Trace flags 1800 and 9567 are on", Side.SQL_SERVER, facts -> Outcome.advise(of(facts.server()).traceFlags().containsAll(TRACE_FLAGS),
                        of(facts.server()).traceFlags().isEmpty() ? "none" : "on: " + of(facts.server()).traceFlags().stream().sorted().toList(), "1800 and 9567 on, globally",
                        "1800 helps where log disks differ in sector size, 9567 compresses seeding. Add them to the start-up parameters; they take effect with a restart of the service.")));
    }

    private static Outcome build(ServerFacts server) {
        String measured = server.identity().version().toString();
        return Release.of(server.identity().version()).map(r -> Outcome.require(server.identity().version().atLeast(r.link()), measured, r.link() + " or later", "Install the cumulative update, and for 2016 and 2017 the Azure Connect pack."))
                .orElseGet(() -> new Outcome.Failed(measured, "SQL Server 2016 to 2025", "Links to a managed instance exist from SQL Server 2016 on.", List.of()));
    }

    /** EngineEdition 2 is Standard and Web, so the text decides (T-SQL reference, SERVERPROPERTY). */
    private static Outcome edition(ServerFacts server) {
        String edition = server.identity().edition();
        boolean fits = List.of("Enterprise", "Standard", "Developer").stream().anyMatch(edition::contains) && !edition.contains("Evaluation");
        return Outcome.require(fits, edition, "Enterprise, Standard or Developer", "Other editions have no availability groups, or no links.");
    }

    private static Outcome host(ServerFacts server) {
        boolean linux = server.platform().equals("Linux");
        String measured = server.platform() + ", " + server.release().strip();
        if (linux) {
            return Outcome.require(server.major() >= 14, measured, "Windows Server 2012 or later; Linux from SQL Server 2017", "SQL Server 2016 does not run on Linux.");
        }
        boolean client = server.release().matches(".*Windows (7|8|8\\.1|10|11)\\b.*") && !server.release().contains("Server");
        return Outcome.require(server.platform().equals("Windows") && !client, measured, "Windows Server 2012 or later; Linux from SQL Server 2017", "This system has no Always On availability groups.");
    }

    private static Outcome alwaysOn(ServerFacts server) {
        String status = switch (server.hadrStatus()) {
            case 0 -> "waiting to start";
            case 1 -> "running";
            default -> "failed";
        };
        return Outcome.require(server.hadrEnabled() && server.hadrStatus() == 1, server.hadrEnabled() ? "enabled, " + status : "disabled", "enabled, running",
                "Enable it in the Configuration Manager (Linux: mssql-conf set hadr.hadrenabled 1); it takes effect with a restart of the service.");
    }

    private static Outcome cluster(ServerFacts server) {
        return server.major() > 13 ? new Outcome.Skipped("From SQL Server 2017 on no cluster is needed.")
                : Outcome.require(server.cluster().isPresent(), server.cluster().orElse("no cluster"), "a node of a Windows cluster", "A cluster of this one node is enough.");
    }
}
