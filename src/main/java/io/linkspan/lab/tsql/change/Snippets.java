package io.linkspan.lab.tsql.change;

import io.linkspan.lab.tsql.parser.Parser;
import io.linkspan.lab.tsql.syntax.DataStatement.SelectStatement;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Query;

/** Expressions that a table keeps as text: defaults, checks, computed columns. */
final class Snippets {

    private Snippets() {
    }

    static Expression value(String text) {
        return ((Query.Value) select("SELECT " + text).items().getFirst()).expression();
    }

    static Expression condition(String text) {
        return select("SELECT 1 WHERE " + text).where().orElseThrow();
    }

    private static Query.Select select(String text) {
        return (Query.Select) ((SelectStatement) Parser.parse(text).statements().getFirst()).query().body();
    }
}
