package io.linkspan.check.list;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.check.Check;
import io.linkspan.check.Outcome;
import io.linkspan.check.fact.DatabaseContent;
import io.linkspan.check.fact.DatabaseFacts;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.GroupFact;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Checks of the database (Managed Instance link overview, limitations; SQL Server errors 41939 to 41952). */
public final class DatabaseChecks {

    private DatabaseChecks() {
    }

    public static List<Check> all(LinkSpec spec) {
        boolean backup = spec.backupTo().isPresent();
        return List.of(
                blocking("DB-01", "The database is online, writable and open to all", (db, _) -> usable(db)),
                blocking("DB-02", "The recovery model is FULL", (db, _) -> recovery(db, backup)),
                blocking("DB-03", "A full backup began the log chain", (db, _) -> fullBackup(db, backup)),
                blocking("DB-04", "There is one log file", (db, _) -> Outcome.require(db.logFiles() == 1 && db.defunctFiles() == 0, db.logFiles() + " log files, " + db.defunctFiles() + " defunct files",
                        "1 log file, no defunct ones", "The instance takes one log file only. Remove the others: ALTER DATABASE … REMOVE FILE.")),
                blocking("DB-05", "There is no FILESTREAM and no FileTable", (_, facts) -> filestream(of(facts.content()))),
                blocking("DB-06", "Memory-optimised tables go to Business Critical only", (_, facts) -> memory(of(facts.content()), of(facts.instance()).tier())),
                blocking("DB-07", "No other availability group has the database", (db, facts) -> group(db, of(facts.groups()), spec)),
                Check.blocking("DB-08", "The database's name is free on the instance", Side.MANAGED_INSTANCE, facts -> nameFree(facts, spec)),
                advising("DB-12", "Service Broker is on, should it be wanted on the instance", (db, _) -> Outcome.advise(db.broker(), db.broker() ? "on" : "off", "on, if it is wanted later",
                        "It cannot be switched on on the instance. Switch it on here first if applications need it: ALTER DATABASE … SET ENABLE_BROKER.")),
                advising("DB-16", "Nothing needs care after a failover", (db, _) -> aftercare(db)),
                advising("DB-17", "The collation is the instance's", (db, facts) -> Outcome.advise(db.collation().equalsIgnoreCase(of(facts.instance()).collation()), db.collation(),
                        of(facts.instance()).collation(), "Queries across databases may meet collation conflicts.")));
    }

    private static Check blocking(String id, String title, BiFunction<DatabaseFacts, Facts, Outcome> judge) {
        return Check.blocking(id, title, Side.SQL_SERVER, facts -> judge.apply(database(facts), facts));
    }

    private static Check advising(String id, String title, BiFunction<DatabaseFacts, Facts, Outcome> judge) {
        return Check.advising(id, title, Side.SQL_SERVER, facts -> judge.apply(database(facts), facts));
    }

    private static DatabaseFacts database(Facts facts) {
        return of(facts.database()).orElseThrow(() -> Problem.usage("unknown-database", "SQL Server has no such database.", "Check the name.").on(Side.SQL_SERVER).exception());
    }

    private static Outcome usable(DatabaseFacts db) {
        List<String> faults = Stream.of(
                db.system() ? "a system database" : "", db.online() ? "" : db.state(), db.userAccess().equals("MULTI_USER") ? "" : db.userAccess(), db.readOnly() ? "read-only" : "",
                db.standby() ? "in standby" : "", db.autoClose() ? "auto-close on" : "", db.snapshot() ? "a snapshot" : "", db.mirrored() ? "mirrored" : "").filter(fault -> !fault.isEmpty()).toList();
        return Outcome.require(faults.isEmpty(), faults.isEmpty() ? "online, read-write, multi-user" : String.join(", ", faults), "a user database, online, read-write, multi-user, auto-close off",
                "An availability group takes no other.");
    }

    private static Outcome recovery(DatabaseFacts db, boolean backup) {
        if (db.recoveryModel().equals("FULL")) {
            return new Outcome.Passed("FULL", "FULL");
        }
        return backup ? new Outcome.Warned(db.recoveryModel(), "FULL", "The task sets it to FULL and takes a full backup: from then on the log grows until it is backed up.")
                : new Outcome.Failed(db.recoveryModel(), "FULL", "The task can set it, and needs a place for the full backup that has to follow.", List.of("recovery-full", "full-backup"));
    }

    private static Outcome fullBackup(DatabaseFacts db, boolean backup) {
        boolean begun = db.recoveryModel().equals("FULL") && db.chainStarted() && db.lastFull().isPresent();
        String measured = db.lastFull().map(at -> "last full backup " + at).orElse("no full backup") + (db.chainStarted() ? "" : ", no log chain");
        String required = "a full backup that is not copy-only, since the model became FULL";
        if (begun) {
            return new Outcome.Passed(measured, required);
        }
        return backup ? new Outcome.Warned(measured, required, "The task takes one; later differential backups build on it.")
                : new Outcome.Failed(measured, required, "Error 1475 would follow. Take one, or let the task take it: it needs a place for it.", List.of("full-backup"));
    }

    private static Outcome filestream(DatabaseContent content) {
        return Outcome.require(content.filestreamGroups() == 0 && content.fileTables() == 0, content.filestreamGroups() + " FILESTREAM filegroups, " + content.fileTables() + " FileTables", "none",
                "A managed instance has neither (error 41950).");
    }

    private static Outcome memory(DatabaseContent content, String tier) {
        String measured = content.memoryTables() + " memory-optimised tables, " + content.memoryGroups() + " filegroups for them, tier " + tier;
        return Outcome.require(content.memoryGroups() == 0 || tier.equals("BusinessCritical"), measured, "none, or tier BusinessCritical", "The tier has no In-Memory OLTP (error 41947).");
    }

    private static Outcome group(DatabaseFacts db, List<GroupFact> groups, LinkSpec spec) {
        Optional<GroupFact> holder = groups.stream().filter(group -> !group.distributed() && group.databases().stream().anyMatch(db.name()::equalsIgnoreCase)).findFirst();
        return Outcome.require(holder.isEmpty() || holder.get().name().equalsIgnoreCase(spec.partnerAvailabilityGroupName()), holder.map(group -> "in " + group.name()).orElse("in none"),
                "in none but " + spec.partnerAvailabilityGroupName(), "A database belongs to one availability group; this task makes its own.");
    }

    private static Outcome nameFree(Facts facts, LinkSpec spec) {
        boolean ours = of(facts.use()).link(spec.name().value()).flatMap(link -> link.database()).filter(db -> db.name().equalsIgnoreCase(spec.database())).isPresent();
        boolean taken = of(facts.copies()).stream().anyMatch(copy -> copy.name().equalsIgnoreCase(spec.database()));
        return Outcome.require(!taken || ours, taken ? (ours ? "taken by this link" : "taken") : "free", "free, or taken by this link",
                "The instance has a database of that name. Rename or drop it there, or choose another instance.");
    }

    private static Outcome aftercare(DatabaseFacts db) {
        List<String> found = Stream.of(db.cdc() ? "change data capture" : "", db.replicated() ? "replication" : "", db.encrypted() ? "transparent data encryption" : "").filter(s -> !s.isEmpty()).toList();
        return Outcome.advise(found.isEmpty(), found.isEmpty() ? "nothing" : String.join(", ", found), "nothing", "These do not travel by themselves; set them up again after a failover.");
    }
}
