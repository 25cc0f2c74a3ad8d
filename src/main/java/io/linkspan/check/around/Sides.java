package io.linkspan.check.around;

import io.linkspan.model.Observed;
import io.linkspan.model.Side;

/** The same thing read of either side, each known or unknown by itself. */
public record Sides<T>(Observed<T> sqlServer, Observed<T> managedInstance) {

    public Observed<T> on(Side side) {
        return side == Side.SQL_SERVER ? sqlServer : managedInstance;
    }
}
