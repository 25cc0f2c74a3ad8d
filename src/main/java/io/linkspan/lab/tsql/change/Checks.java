package io.linkspan.lab.tsql.change;

import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.query.Block;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.rows.Test;
import java.util.LinkedHashMap;
import java.util.Map;

/** The CHECK constraints of a table, by name. */
record Checks(Map<String, Test> tests) {

    /** @param block in which the first places are the table's columns. @throws ServerError 207 for a column that is not there */
    static Checks of(TableDefinition table, Block block) {
        Map<String, Test> tests = new LinkedHashMap<>();
        table.checks().forEach(c -> tests.put(c.name(), block.condition(Snippets.condition(c.expression()))));
        return new Checks(tests);
    }

    /** @throws ServerError 547 for a row of which one is false; unknown is good enough */
    void demand(Frame row, String action, String database, String table) {
        tests.forEach((name, test) -> {
            if (Boolean.FALSE.equals(test.of(row))) {
                throw ServerError.of(547, 16, 0, "The " + action + " statement conflicted with the CHECK constraint \"" + name + "\". The conflict occurred in database \"" + database + "\", table \"" + table + "\".");
            }
        });
    }
}
