package io.linkspan.plan.task.failback;

import static io.linkspan.plan.Template.name;
import static io.linkspan.plan.Template.text;

import io.linkspan.model.LinkName;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Template.Part;
import io.linkspan.plan.Template.Secret;
import io.linkspan.plan.Template.Text;
import io.linkspan.plan.Undo;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import io.linkspan.sqlserver.TSql;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes a database from the instance back to SQL Server by a copy-only backup, where no link leads back (Restore a database backup of Azure SQL Managed Instance to SQL Server). To be written out, not run. */
public final class OfflineFailback {

    private static final Undo NOT = new Undo.Not("Nothing that stands on either side is changed; drop what was restored if it is not wanted.");
    private static final Duration LONG = Duration.ofDays(1);

    private final FailbackTask task;
    private final Map<String, Part> places;

    private OfflineFailback(FailbackTask task) {
        this.task = task;
        places = new HashMap<>(Map.of("database", name(task.database()), "text", text(task.database()), "container", name(task.container()), "containerText", text(task.container()),
                "url", text(task.backupUrl()), "target", name(task.target()), "targetText", text(task.target()), "token", new Secret("SharedAccessSignature"),
                "moves", new Text(task.files().stream().map(file -> "MOVE " + TSql.text(file.logical()) + " TO " + TSql.text(file.path())).collect(Collectors.joining(", ")))));
    }

    /** The steps, in the order in which they are done by hand or by a script. */
    public static Plan plan(LinkName link, String server, String instance, FailbackTask task) {
        OfflineFailback make = new OfflineFailback(task);
        return new Plan("failback", link, server, instance, List.of(make.quiet(), make.key(), make.credential(), make.backup(), make.credentialHere(), make.restore(), make.after()), Probe.NOTHING);
    }

    /** What is committed after the backup stays behind. */
    private Step quiet() {
        return Step.wait("writers", "Stop the applications: what they commit after the backup stays on the instance", Side.MANAGED_INSTANCE, query(Side.MANAGED_INSTANCE, """
                SELECT COUNT(*) AS sessions FROM sys.dm_exec_sessions WHERE is_user_process = 1 AND session_id <> @@SPID AND database_id = DB_ID(<text>)""",
                Want.of("sessions", "number of sessions", Comparison.IS, "0", Otherwise.RUNNING)), "no session is in the database", LONG);
    }

    private Step key() {
        return Step.wait("encryption", "See that no service-managed key encrypts the database: such a backup is refused", Side.MANAGED_INSTANCE, query(Side.MANAGED_INSTANCE, """
                SELECT COUNT(*) AS encrypted FROM sys.dm_database_encryption_keys WHERE database_id = DB_ID(<text>) AND encryptor_type = N'CERTIFICATE'""",
                Want.of("encrypted", "number of service-managed keys", Comparison.IS, "0", Otherwise.CONFLICTING)), "there is none, or the key is the customer's own, or encryption is off and its key dropped", Step.PROMPT);
    }

    /** The instance's managed identity needs the right to write blobs of the container. */
    private Step credential() {
        return Step.change("credential", "Let the instance write to the container by its managed identity", Side.MANAGED_INSTANCE, Risk.SAFE, call(Side.MANAGED_INSTANCE,
                "CREATE CREDENTIAL <container> WITH IDENTITY = N'MANAGED IDENTITY'"), NOT, query(Side.MANAGED_INSTANCE, "SELECT name FROM sys.credentials WHERE name = <containerText>"), "the instance has the credential");
    }

    private Step backup() {
        return Step.change("backup", "Back the database up, copy-only: the instance takes no other from people", Side.MANAGED_INSTANCE, Risk.SAFE, call(Side.MANAGED_INSTANCE,
                "BACKUP DATABASE <database> TO URL = <url> WITH COPY_ONLY, CHECKSUM, COMPRESSION"), NOT,
                query(Side.MANAGED_INSTANCE, "SELECT b.backup_finish_date FROM msdb.dbo.backupset AS b JOIN msdb.dbo.backupmediafamily AS m ON m.media_set_id = b.media_set_id\nWHERE b.database_name = <text> AND b.is_copy_only = 1 AND m.physical_device_name = <url>"),
                "msdb shows it; error 41937 means: wait for the next automatic log backup").within(LONG);
    }

    private Step credentialHere() {
        return Step.change("credential-here", "Let SQL Server read the container by a shared access signature", Side.SQL_SERVER, Risk.SAFE, call(Side.SQL_SERVER,
                "CREATE CREDENTIAL <container> WITH IDENTITY = N'SHARED ACCESS SIGNATURE', SECRET = <token>"), NOT, query(Side.SQL_SERVER, "SELECT name FROM sys.credentials WHERE name = <containerText>"), "SQL Server has the credential");
    }

    private Step restore() {
        return Step.change("restore", "Restore it on SQL Server as " + task.target(), Side.SQL_SERVER, Risk.DISTURBING, call(Side.SQL_SERVER, "RESTORE DATABASE <target> FROM URL = <url> WITH <moves>, CHECKSUM, RECOVERY"), NOT,
                query(Side.SQL_SERVER, "SELECT name FROM sys.databases WHERE name = <targetText> AND state_desc = N'ONLINE'"), "it is online").within(LONG);
    }

    /** Nothing leads back by itself from here. */
    private Step after() {
        String rename = task.target().equals(task.database()) ? "" : "Remove the old link and what SQL Server still has under the name " + task.database() + ", then rename this one. ";
        return Step.wait("after", rename + "Users keep their SIDs: see that their logins are here (linkspan check parity --to sql-server). Point the applications to SQL Server. Take a full backup; then a new link may be made "
                + "(linkspan link create), once the instance's database is dropped or renamed", Side.SQL_SERVER, query(Side.SQL_SERVER, "SELECT name FROM sys.databases WHERE name = <text> AND state_desc = N'ONLINE'"),
                "applications work on SQL Server", LONG);
    }

    private Call call(Side side, String shape) {
        return new Call.Statement(side, Template.sql(shape, places));
    }

    private Probe query(Side side, String shape, Want... wants) {
        return new Probe.Query(side, Template.sql(shape, places), List.of(wants), Map.of());
    }
}
