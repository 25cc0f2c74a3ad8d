package io.linkspan.check.list;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.azure.ManagedDatabase;
import io.linkspan.azure.ManagedInstanceResource;
import io.linkspan.check.Check;
import io.linkspan.check.Outcome;
import io.linkspan.check.RehearsalWish;
import io.linkspan.check.fact.Facts;
import io.linkspan.model.Observed;
import io.linkspan.model.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checks before a rehearsal (Azure SQL Managed Instance, Restore a database; Managed Instance link overview, automated backups). */
public final class RehearseChecks {

    /** Azure takes so many databases of an instance, linked ones among them (Azure SQL Managed Instance, resource limits). */
    private static final int DATABASES = 100;
    private static final int DATABASES_NEXT_GENERATION = 500;
    private static final int LONGEST_NAME = 128;

    private RehearseChecks() {
    }

    public static List<Check> all(RehearsalWish wish) {
        return List.of(
                Check.blocking("MI-01", "The instance is ready", Side.MANAGED_INSTANCE, facts -> InstanceChecks.ready(of(facts.instance()), of(facts.use()))),
                Check.blocking("RH-01", "The instance holds the linked database, and it is online", Side.MANAGED_INSTANCE, _ -> online(wish)),
                Check.blocking("RH-02", "There are automatic backups of that moment", Side.MANAGED_INSTANCE, facts -> backedUp(wish, facts)),
                Check.blocking("RH-03", "The name of the copy is free", Side.MANAGED_INSTANCE, facts -> free(wish, facts)),
                Check.blocking("RH-04", "The instance takes another database", Side.MANAGED_INSTANCE, facts -> room(of(facts.instance()), of(wish.databases()).size())),
                Check.advising("RH-05", "The instance still follows SQL Server", Side.MANAGED_INSTANCE, RehearseChecks::copy));
    }

    private static Outcome online(RehearsalWish wish) {
        String status = RehearsalWish.named(of(wish.databases()), wish.database()).map(ManagedDatabase::status).orElse("not there");
        return Outcome.require(status.equalsIgnoreCase("Online"), status, "Online", "Wait until the link has copied the database.");
    }

    /** The service backs a linked database up in either role; that a secondary restores like any other is documented and was not tried on a live instance here. */
    private static Outcome backedUp(RehearsalWish wish, Facts facts) {
        Optional<Instant> earliest = RehearsalWish.named(of(wish.databases()), wish.database()).flatMap(ManagedDatabase::earliestRestorePoint);
        if (earliest.isEmpty()) {
            return new Outcome.Failed("no backup yet", "a first automatic full backup", "Azure backs a linked database up by itself, whether it is primary or not; wait for the first full backup.", List.of());
        }
        Instant read = facts.instance() instanceof Observed.Known<?>(Object _, Instant at) ? at : wish.moment();
        boolean within = !wish.moment().isBefore(earliest.get()) && !wish.moment().isAfter(read);
        return Outcome.require(within, "from " + earliest.get() + " on", "a moment between that and now; asked for " + wish.moment(), "Name a moment for which there are backups.");
    }

    private static Outcome free(RehearsalWish wish, Facts facts) {
        boolean taken = RehearsalWish.named(of(wish.databases()), wish.copy()).isPresent() || of(facts.copies()).stream().anyMatch(copy -> copy.name().equalsIgnoreCase(wish.copy()));
        boolean fits = !wish.copy().isBlank() && wish.copy().length() <= LONGEST_NAME;
        return Outcome.require(!taken && fits, wish.copy() + (taken ? ", taken" : fits ? ", free" : ", no name of a database"), "a name that no database of the instance has", "Choose another name.");
    }

    private static Outcome room(ManagedInstanceResource instance, int databases) {
        int limit = instance.generalPurposeV2() ? DATABASES_NEXT_GENERATION : DATABASES;
        return Outcome.require(databases < limit, databases + " databases", "fewer than " + limit, "Drop a database, or rehearse on another day.");
    }

    private static Outcome copy(Facts facts) {
        String state = facts.link().state().words();
        return Outcome.advise(state.startsWith("Synchronis"), state, "Synchronised or Synchronising", "What is rehearsed is what the backups hold: it may be older than what SQL Server has.");
    }
}
