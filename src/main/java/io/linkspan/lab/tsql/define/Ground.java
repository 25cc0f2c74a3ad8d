package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.Collated;
import io.linkspan.lab.engine.type.Collations;
import io.linkspan.lab.engine.type.ConversionErrors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.query.Environment;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.ColumnDefinition;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a definition takes place: the transaction that writes it, and the database's name for messages. */
public record Ground(Transaction transaction, String database, Environment environment, Work work) {

    /** The moment at which something is made. */
    Instant now() {
        return environment.scope().instance().estate().clock().instant();
    }

    /** The columns with their collation: what they ask for, or that of the database. @throws ServerError 447 for a type that has none, 448 for a name that is none */
    List<ColumnDefinition> collated(List<ColumnDefinition> columns) {
        return columns.stream().map(c -> c.type().isEmpty() || c.type().get().system().isEmpty() ? c : c.with(collated(c.type().get().type(), c.collation()))).toList();
    }

    private SqlType collated(SqlType type, Optional<String> collation) {
        if (collation.isPresent() && !Collated.collates(type)) {
            throw ServerError.of(447, 16, 1, "Expression type " + ConversionErrors.name(type) + " is invalid for COLLATE clause.");
        }
        boolean current = collation.filter(c -> c.equalsIgnoreCase("database_default") || c.equalsIgnoreCase("catalog_default")).isPresent();
        return type.with(Collated.implicit(current ? environment.scope().database().collation() : collation.map(Collations::get).orElse(transaction.view().names())));
    }

    /** The type of a column that a query or computation makes. */
    SqlType stored(SqlType type) {
        return type.with(Collated.implicit(type.collated() == null ? transaction.view().names() : type.collated().collation()));
    }

    static String schema(ObjectName name) {
        return name.schema().isEmpty() ? "dbo" : name.schema();
    }

    Optional<SchemaObject> find(ObjectName name) {
        return transaction.view().find(schema(name), name.name());
    }

    Optional<Table> table(ObjectName name) {
        return transaction.view().table(schema(name), name.name());
    }

    /** @throws ServerError 4902 */
    public Table demand(ObjectName name) {
        return table(name).orElseThrow(() -> ServerError.of(4902, 16, 1, "Cannot find the object \"" + name + "\" because it does not exist or you do not have permissions."));
    }

    /** @throws ServerError 2714 if the name is taken, 2760 if there is no such schema */
    void demandFree(ObjectName name) {
        if (transaction.view().schemaId(schema(name)).isEmpty()) {
            throw ServerError.of(2760, 16, 1, "The specified schema name \"" + schema(name) + "\" either does not exist or you do not have permission to use it.");
        }
        if (find(name).isPresent()) {
            throw ServerError.of(2714, 16, 6, "There is already an object named '" + name.name() + "' in the database.");
        }
    }
}
