package io.linkspan.cli.repair;

import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code link repair}, {@code check repair} and {@code script repair} are told. */
public final class RepairOptions {

    @Parameters(paramLabel = "NAME", description = "The link.")
    public String name = "";

    @Option(names = "--keep", required = true, paramLabel = "SIDE", description = "Whose rows stay: sql-server or managed-instance. The other side's own rows leave its database.")
    public String keep = "";

    @Option(names = "--save-to", required = true, paramLabel = "PATH|URL", description = "Where the other side backs its database up to before: a file or, ending with a slash, a folder of that SQL Server, or a URL.")
    public String saveTo = "";

    @Option(names = "--accept-data-loss", paramLabel = "\"NAME drops SIDE\"", description = "Agrees that what only that side has leaves its database.")
    public @Nullable String acceptDataLoss;

    public Side side() {
        return Arrays.stream(Side.values()).filter(s -> s.id().equals(keep)).findFirst().orElseThrow(() -> Problem.usage("side", "--keep is sql-server or managed-instance, not \"" + keep + "\".", "").exception());
    }
}
