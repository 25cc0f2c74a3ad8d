package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.syntax.Query;

/** FOR XML and FOR JSON. */
final class ForClauses {

    private ForClauses() {
    }

    static Compiled compile(Query.ForClause clause, Compiled compiled, Query query) {
        throw ServerError.of(40000, 16, 1, "The lab does not answer FOR " + clause.kind() + ".");
    }
}
