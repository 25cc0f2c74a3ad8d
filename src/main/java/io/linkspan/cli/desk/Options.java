package io.linkspan.cli.desk;

import io.linkspan.model.Product;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root command, which is its global options: they may stand before or after the command. */
@Command(name = "linkspan", mixinStandardHelpOptions = true, version = Product.NAME,
        description = "Creates, watches and removes Azure SQL Managed Instance links.", synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 done, 1 unexpected, 2 usage, 3 blocked by checks (nothing changed), 4 stopped half-way (can be resumed),",
            "5 consent missing, 6 not reachable or not signed in, 7 not healthy."})
public final class Options {

    @Option(names = "--profile", paramLabel = "FILE", scope = ScopeType.INHERIT, description = "The estate to work on: servers, instances, cloud, sign-in.")
    @Nullable Path profile;

    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "Where runs are remembered; else LINKSPAN_HOME, else the platform's folder.")
    @Nullable Path home;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Prints JSON only: one document, or one a line for streams.")
    boolean json;

    @Option(names = "--yes", scope = ScopeType.INHERIT, description = "Agrees to everything that the plan shows, except loss of data, a service restart and ending sessions.")
    boolean yes;
}
