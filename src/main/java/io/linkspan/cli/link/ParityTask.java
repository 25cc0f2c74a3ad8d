package io.linkspan.cli.link;

import io.linkspan.check.around.PastRuns;
import io.linkspan.check.fact.FactReader;
import io.linkspan.check.parity.Parity;
import io.linkspan.cli.desk.Desk;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code check parity} and {@code script parity} are told, and what they read. */
final class ParityTask {

    @Parameters(paramLabel = "NAME", description = "The link.")
    private String name = "";

    @Option(names = "--to", paramLabel = "SIDE", description = "The side that is to have everything: sql-server or managed-instance; else the one that is secondary.")
    private @Nullable String to;

    LinkSnapshot link(Desk desk) {
        return desk.link(name).snapshot();
    }

    /** Throws the problem of a side that could not be read. */
    Parity read(Desk desk, LinkSnapshot link) {
        try (LinkEnds ends = desk.lazyEnds(desk.profile(), link.server(), link.instance())) {
            return new FactReader(ends, desk.reader(ends), link.name(), link.database(), desk.tools().clock()).readAround(PastRuns.NONE).around().parity(side(link));
        }
    }

    private Side side(LinkSnapshot link) {
        return Optional.ofNullable(to).map(id -> Desk.side("--to", id)).orElseGet(() -> {
            for (Side side : Side.values()) {
                if (link.role(side).equals(Optional.of(LinkRole.PRIMARY)) && !link.role(side.other()).equals(Optional.of(LinkRole.PRIMARY))) {
                    return side.other();
                }
            }
            throw Problem.usage("side", "It is not known which side is primary.", "Say which side is to have everything: --to sql-server or --to managed-instance.").exception();
        });
    }
}
