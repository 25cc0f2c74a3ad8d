package io.linkspan.lab.tsql.document;

import io.linkspan.lab.engine.type.SqlType;

/**
 * A column of a query that is written as a document.
 *
 * @param table what the item of the FROM clause is called from which it comes; empty for an expression
 * @param json  it holds JSON that stays as it is: JSON_QUERY, or a FOR JSON of its own
 */
public record Field(String name, SqlType type, String table, boolean json) {

    boolean xml() {
        return type.kind() == SqlType.Kind.XML;
    }
}
