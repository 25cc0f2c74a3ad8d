package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.query.Environment;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.time.Instant;
import java.util.Optional;

/** Where a definition takes place: the transaction that writes it, and the database's name for messages. */
public record Ground(Transaction transaction, String database, Environment environment, Work work) {

    /** The moment at which something is made. */
    Instant now() {
        return environment.scope().instance().estate().clock().instant();
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
