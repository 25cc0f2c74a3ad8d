package io.linkspan.check.around;

import io.linkspan.check.fact.DatabaseUse;
import io.linkspan.check.parity.DatabaseNeeds;
import io.linkspan.check.parity.ObjectQueries;
import io.linkspan.check.parity.ServerObjects;
import io.linkspan.model.Observed;
import io.linkspan.model.Side;
import io.linkspan.sqlserver.SqlServer;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads what stands around a link. Changes nothing. */
public final class AroundReader {

    private AroundReader() {
    }

    /** Asks a side, unless it is known not to answer; what it does not tell is unknown with its problem. */
    public interface Asking {
        <T> Observed<T> ask(Side side, Function<SqlServer, T> question);
    }

    public static Around read(Asking asking, String database, PastRuns runs, Clock clock) {
        Sides<ServerObjects> objects = both(asking, database, ObjectQueries::objects);
        return new Around(Map.of(Side.SQL_SERVER, use(asking, Side.SQL_SERVER, database, clock), Side.MANAGED_INSTANCE, use(asking, Side.MANAGED_INSTANCE, database, clock)),
                both(asking, database, ActivityQueries::read), objects,
                new Sides<>(needs(asking, Side.SQL_SERVER, database, objects), needs(asking, Side.MANAGED_INSTANCE, database, objects)),
                asking.ask(Side.SQL_SERVER, server -> FeatureQueries.read(server, database)), runs);
    }

    private static DatabaseUse use(Asking asking, Side side, String database, Clock clock) {
        return switch (asking.ask(side, server -> DatabaseUse.read(server, database, clock))) {
            case Observed.Known<DatabaseUse> known -> known.value();
            case Observed.Unknown<DatabaseUse> unknown -> DatabaseUse.unknown(unknown.problem(), unknown.since());
        };
    }

    private static Observed<DatabaseNeeds> needs(Asking asking, Side side, String database, Sides<ServerObjects> objects) {
        return switch (objects.on(side)) {
            case Observed.Known<ServerObjects> known -> asking.ask(side, server -> ObjectQueries.needs(server, database, known.value()));
            case Observed.Unknown<ServerObjects> unknown -> Observed.unknown(unknown.problem(), unknown.since());
        };
    }

    private static <T> Sides<T> both(Asking asking, String database, BiFunction<SqlServer, String, T> question) {
        return new Sides<>(asking.ask(Side.SQL_SERVER, server -> question.apply(server, database)), asking.ask(Side.MANAGED_INSTANCE, server -> question.apply(server, database)));
    }
}
