package io.linkspan.cli.local;

import io.linkspan.model.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code link failover-local}, {@code check failover-local} and {@code script failover-local} are told. */
public final class LocalOptions {

    @Parameters(paramLabel = "NAME", description = "The link.")
    public String name = "";

    @Option(names = "--to", required = true, paramLabel = "NODE", description = "The node that is to be primary, by its name in the profile.")
    public String to = "";

    @Option(names = "--forced", description = "Takes over without the present primary. What that has not sent is lost.")
    public boolean forced;

    @Option(names = "--accept-data-loss", paramLabel = "\"NAME up to N s\"|\"NAME unknown\"", description = "Agrees to lose as much, when forced.")
    public @Nullable String acceptDataLoss;

    void check() {
        if (acceptDataLoss != null && !forced) {
            throw Problem.usage("accept-data-loss", "A planned failover loses nothing.", "Leave --accept-data-loss out, or give --forced.").exception();
        }
    }
}
