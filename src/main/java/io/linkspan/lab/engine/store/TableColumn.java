package io.linkspan.lab.engine.store;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.SqlType;
import java.util.Optional;

/**
 * A column of a user table.
 *
 * @param defaultName  name of its DEFAULT constraint
 * @param defaultText  the default's expression as T-SQL
 * @param computed     expression of a computed column as T-SQL
 */
public record TableColumn(String name, SqlType type, boolean nullable, Optional<Identity> identity, Optional<String> defaultName, Optional<String> defaultText, Optional<String> computed) {

    public static TableColumn of(String name, SqlType type, boolean nullable) {
        return new TableColumn(name, type, nullable, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** By which its texts compare. */
    public Collation collation() {
        return type.collated() == null ? Collation.USUAL : type.collated().collation();
    }

    public Column column() {
        return new Column(name, type, nullable);
    }

    /** IDENTITY(seed, increment). */
    public record Identity(long seed, long increment) {
    }
}
