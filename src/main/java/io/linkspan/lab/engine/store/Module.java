package io.linkspan.lab.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A view, procedure, function or trigger: kept as the text that made it, understood by whoever runs it.
 *
 * @param schema   empty for a trigger of a database or of the server
 * @param disabled a trigger that DISABLE TRIGGER switched off
 * @param watch    what a trigger watches; empty for all else
 */
public record Module(int id, String schema, String name, Kind kind, String text, Instant created, boolean disabled, Optional<Watch> watch) implements SchemaObject {

    /** @param parent id of the table or view, 0 for a database or server. @param events as the trigger names them, in upper case */
    public record Watch(int parent, boolean instead, List<String> events) {
    }

    /** It is no object of a schema, and so none of sys.objects. */
    public boolean ofNoSchema() {
        return kind == Kind.DATABASE_TRIGGER || kind == Kind.SERVER_TRIGGER;
    }

    public Module disabled(boolean off) {
        return new Module(id, schema, name, kind, text, created, off, watch);
    }

    /** The kinds, each with the {@code type} of sys.objects. */
    public enum Kind {
        VIEW("V", "VIEW"), PROCEDURE("P", "SQL_STORED_PROCEDURE"), FUNCTION("FN", "SQL_SCALAR_FUNCTION"), TABLE_FUNCTION("IF", "SQL_INLINE_TABLE_VALUED_FUNCTION"), TRIGGER("TR", "SQL_TRIGGER"),
        MULTI_STATEMENT_FUNCTION("TF", "SQL_TABLE_VALUED_FUNCTION"), DATABASE_TRIGGER("TR", "SQL_TRIGGER"),
        /** It lives in master. */
        SERVER_TRIGGER("TR", "SQL_TRIGGER");

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
