package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.store.Change;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import java.util.Optional;

/** CREATE SCHEMA and DROP SCHEMA. */
public record Schemas(Ground ground) {

    public void create(DefinitionStatement.CreateSchema s) {
        if (ground.transaction().view().schemaId(s.name()).isPresent()) {
            throw ServerError.of(2714, 16, 6, "There is already an object named '" + s.name() + "' in the database.");
        }
        int id = Math.max(4, ground.transaction().view().schemas().lastKey()) + 1;
        ground.transaction().write(new Change.SchemaWritten(id, s.name()));
    }

    /** @throws ServerError 15151 for one that is not there, 3729 for one in use */
    public void drop(String name, boolean ifExists) {
        Optional<Integer> id = ground.transaction().view().schemaId(name);
        if (id.isEmpty() && ifExists) {
            return;
        }
        if (id.isEmpty() || id.get() <= 4) {
            throw ServerError.of(15151, 16, 1, "Cannot drop the schema '" + name + "', because it does not exist or you do not have permission.");
        }
        ground.transaction().view().objects().stream().filter(o -> o.schema().equalsIgnoreCase(name)).findFirst().ifPresent(o -> {
            throw ServerError.of(3729, 16, 1, "Cannot drop schema '" + name + "' because it is being referenced by object '" + o.name() + "'.");
        });
        ground.transaction().write(new Change.SchemaDropped(id.get()));
    }
}
