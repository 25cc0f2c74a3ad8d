package io.linkspan.cli.link;

import io.linkspan.check.Limits;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Force;
import io.linkspan.cli.desk.Opened;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Jobs;
import io.linkspan.plan.task.failover.Workload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code link failover}, {@code check failover} and {@code script failover} are told. */
public final class FailoverOptions {

    @Parameters(paramLabel = "NAME", description = "The link.")
    public String name = "";

    @Option(names = "--to", required = true, paramLabel = "SIDE", description = "Who is to be primary: sql-server or managed-instance.")
    public String to = "";

    @Option(names = "--workload", paramLabel = "wait|end|proceed", description = "Who works with the database: wait until no job runs and no transaction is open (default), "
            + "end the sessions and running jobs that are listed (asks for each, or --end-sessions), or proceed without regard to them.")
    public Workload workload = Workload.WAIT;

    @Option(names = "--end-sessions", description = "Agrees to end every session and running job that is listed, with --workload end.")
    public boolean endSessions;

    @Option(names = "--jobs", paramLabel = "hold|return|leave", description = "Enabled Agent jobs that work in the database, where it is primary now: hold them, until the link fails back (default); "
            + "return them after the change, where they are; or leave them alone. A failover that does not take place gives them back in any case.")
    public Jobs jobs = Jobs.HOLD;

    @Option(names = "--readable", paramLabel = "yes|no", description = "Whether SQL Server's copy can be read once it is secondary; as it is unless given.")
    public @Nullable Choice readable;

    @Option(names = "--time-limit", paramLabel = "SECONDS", description = "How long each wait before the change of roles may take (default ${DEFAULT-VALUE}); after it the service is given back as it was.")
    public int timeLimit = (int) FailoverTask.TIME_LIMIT.toSeconds();

    @Option(names = "--limit", paramLabel = "NAME=N", description = "What the checks of a planned failover measure against: lag (seconds, 30), queue (MB of log on its way, 100), log (%% used, 90), "
            + "certificate (days left, 30), rehearsal (days ago, 90).")
    public Map<String, String> limits = new LinkedHashMap<>();

    @Option(names = "--drop-link", description = "The link ends with it, and the instance's database stands alone; the only way for SQL Server 2016 to 2019.")
    public boolean dropLink;

    @Option(names = "--leave-writable", description = "With --drop-link: SQL Server's database can still be written to afterwards. Without it, nobody can: it is left RESTORING, or secondary in a group that was there before.")
    public boolean leaveWritable;

    @Mixin
    public Force force = new Force();

    /** An answer. */
    public enum Choice { YES, NO }

    /** Reads both ends, as far as they answer. */
    public Opened<FailoverDraft> open(Desk desk) {
        LinkSnapshot link = desk.link(name).snapshot();
        FailoverTask task = task(link);
        LinkEnds ends = desk.lazyEnds(desk.profile(), link.server(), link.instance());
        return new Opened<>(ends, FailoverDraft.read(task, link.database(), ends, desk.reader(ends), desk.runs(), desk.tools().clock()));
    }

    /** The task, about a link that was looked up. */
    private FailoverTask task(LinkSnapshot link) {
        FailoverTask task = new FailoverTask(link.name(), link.server(), link.instance(), side(), workload, dropLink, force.used()).with(jobs).readable(Optional.ofNullable(readable).map(Choice.YES::equals))
                .leavingWritable(leaveWritable).with(Limits.of(limits)).within(Duration.ofSeconds(timeLimit));
        if (readable != null && !task.makesSqlServerSecondary()) {
            throw Problem.usage("readable", "SQL Server does not become the secondary of a link by this.", "Leave --readable out.").exception();
        }
        if (leaveWritable && (!dropLink || force.used())) {
            throw Problem.usage("leave-writable", "SQL Server's database is locked only by a planned failover that drops the link.", "Leave --leave-writable out.").exception();
        }
        if (timeLimit < 1) {
            throw Problem.usage("time-limit", "--time-limit is a number of seconds, at least 1.", "").exception();
        }
        return task;
    }

    private Side side() {
        Side side = Desk.side("--to", to);
        if (dropLink && side == Side.SQL_SERVER) {
            throw Problem.usage("drop-link", "A link is dropped only by a failover to the instance.", "Leave --drop-link out.").exception();
        }
        return side;
    }
}
