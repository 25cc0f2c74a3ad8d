package io.linkspan.lab.tsql.syntax;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import java.util.Optional;

/** A type as declared: a system type, or (when {@code system} is empty) the name of a user-defined one. */
public record TypeName(ObjectName name, Optional<SqlType> system) {

    /** @throws ServerError 2715 for a name that is no system type */
    public SqlType type() {
        return system.orElseThrow(() -> ServerError.of(2715, 16, 6, "Column, parameter, or variable #1: Cannot find data type " + name + "."));
    }
}
