package io.linkspan.lab.engine.store;

import java.time.Instant;

/**
 * A view, procedure, function or trigger: kept as the text that made it, understood by whoever runs it.
 *
 * @param disabled a trigger that DISABLE TRIGGER switched off
 */
public record Module(int id, String schema, String name, Kind kind, String text, Instant created, boolean disabled) implements SchemaObject {

    /** The kinds, each with the {@code type} of sys.objects. */
    public enum Kind {
        VIEW("V", "VIEW"), PROCEDURE("P", "SQL_STORED_PROCEDURE"), FUNCTION("FN", "SQL_SCALAR_FUNCTION"), TABLE_FUNCTION("IF", "SQL_INLINE_TABLE_VALUED_FUNCTION"), TRIGGER("TR", "SQL_TRIGGER"),
        MULTI_STATEMENT_FUNCTION("TF", "SQL_TABLE_VALUED_FUNCTION");

        private final String code;
        private final String description;

        Kind(String code, String description) {
            this.code = code;
            this.description = description;
        }

        public String code() {
            return code;
        }

        public String description() {
            return description;
        }
    }
}
