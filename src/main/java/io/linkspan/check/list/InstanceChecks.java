package io.linkspan.check.list;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.azure.InstanceOperation;
import io.linkspan.azure.ManagedInstanceResource;
import io.linkspan.check.Check;
import io.linkspan.check.Outcome;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.InstanceUse;
import io.linkspan.model.Side;
import java.util.List;
import java.util.Locale;

/** Checks of the managed instance (Managed Instance link overview; update policy). */
public final class InstanceChecks {

    private static final int LINKS = 100;
    private static final int LINKS_NEXT_GENERATION = 500;

    private InstanceChecks() {
    }

    public static List<Check> all() {
        return List.of(
                Check.blocking("MI-01", "The instance is ready", Side.MANAGED_INSTANCE, facts -> ready(of(facts.instance()), of(facts.use()))),
                Check.blocking("MI-02", "The instance is in no failover group", Side.MANAGED_INSTANCE, facts -> Outcome.require(of(facts.use()).failoverGroups().isEmpty(),
                        of(facts.use()).failoverGroups().isEmpty() ? "in none" : "in " + of(facts.use()).failoverGroups(), "in none", "Failover groups and links exclude each other.")),
                Check.blocking("MI-03", "The update policy takes the version of SQL Server", Side.MANAGED_INSTANCE, InstanceChecks::policy),
                Check.blocking("MI-04", "The instance takes another link", Side.MANAGED_INSTANCE, InstanceChecks::room),
                Check.blocking("MI-06", "The account may read links and certificates of the instance", Side.MANAGED_INSTANCE, facts -> new Outcome.Passed(
                        of(facts.use()).links().size() + " links and " + of(facts.use()).trusted().size() + " certificates read", "read; the right to write shows when it is used")));
    }

    static Outcome ready(ManagedInstanceResource instance, InstanceUse use) {
        List<String> running = use.operations().stream().filter(InstanceOperation::isRunning).map(InstanceOperation::operation).toList();
        return Outcome.require(instance.isReady() && running.isEmpty(), instance.state() + ", " + instance.provisioningState() + (running.isEmpty() ? "" : ", running: " + running),
                "Ready, Succeeded, no operation running", "Start the instance, or wait for its operation to end.");
    }

    /** SQL Server 2025 needs a policy of 2025 or later; a way back needs the policy of SQL Server's own version. */
    private static Outcome policy(Facts facts) {
        int major = of(facts.server()).major();
        String policy = of(facts.instance()).databaseFormat();
        String format = policy.toLowerCase(Locale.ROOT);
        if (major >= 17 && format.equals("sqlserver2022")) {
            return new Outcome.Failed(policy, "SQLServer2025 or AlwaysUpToDate", "SQL Server 2025 cannot replicate to an instance in the format of 2022.", List.of());
        }
        boolean back = wayBack(major, format);
        return Outcome.advise(back, policy, "for a way back: SQL Server 2022 with SQLServer2022, 2025 with SQLServer2025", "One way only: after a failover this SQL Server cannot take the database back.");
    }

    /** Whether a link can go back to SQL Server after a failover. */
    public static boolean wayBack(int major, String databaseFormat) {
        return major == 16 && databaseFormat.equalsIgnoreCase("SQLServer2022") || major == 17 && databaseFormat.equalsIgnoreCase("SQLServer2025");
    }

    /** How many links an instance takes. */
    public static int limit(ManagedInstanceResource instance) {
        return instance.generalPurposeV2() ? LINKS_NEXT_GENERATION : LINKS;
    }

    private static Outcome room(Facts facts) {
        int limit = limit(of(facts.instance()));
        int used = of(facts.use()).links().size();
        return Outcome.require(used < limit, used + " links", "fewer than " + limit, "Remove a link, or choose another instance.");
    }
}
