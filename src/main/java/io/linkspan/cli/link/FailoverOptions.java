package io.linkspan.cli.link;

import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.plan.task.failover.Workload;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code link failover}, {@code check failover} and {@code script failover} are told. */
public final class FailoverOptions {

    @Parameters(paramLabel = "NAME", description = "The link.")
    public String name = "";

    @Option(names = "--to", required = true, paramLabel = "SIDE", description = "Who is to be primary: sql-server or managed-instance.")
    public String to = "";

    @Option(names = "--workload", paramLabel = "wait|proceed", description = "Sessions with an open transaction: wait for them (default), or proceed without regard to them.")
    public Workload workload = Workload.WAIT;

    @Option(names = "--drop-link", description = "The link ends with it, and the instance's database stands alone; the only way for SQL Server 2016 to 2019.")
    public boolean dropLink;

    @Option(names = "--forced", description = "Takes over without the present primary. What that has not sent is lost.")
    public boolean forced;

    @Option(names = "--accept-data-loss", paramLabel = "\"NAME up to N s\"|\"NAME unknown\"", description = "Agrees to lose as much, when forced.")
    public @Nullable String acceptDataLoss;

    public Side side() {
        Side side = Arrays.stream(Side.values()).filter(s -> s.id().equals(to)).findFirst().orElseThrow(() -> Problem.usage("side", "--to is sql-server or managed-instance, not \"" + to + "\".", "").exception());
        if (dropLink && (forced || side == Side.SQL_SERVER)) {
            throw Problem.usage("drop-link", "A link is dropped only by a planned failover to the instance.", "Leave --drop-link out.").exception();
        }
        if (acceptDataLoss != null && !forced) {
            throw Problem.usage("accept-data-loss", "A planned failover loses nothing.", "Leave --accept-data-loss out, or give --forced.").exception();
        }
        return side;
    }
}
