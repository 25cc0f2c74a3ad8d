package io.linkspan.lab.engine.store;

import io.linkspan.lab.engine.store.format.StoreFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One thing that a transaction did to a database: what the log carries, what a secondary does again. Object ids and row numbers are the same on every copy. */
public sealed interface Change {

    /** Bytes that it takes in the log, roughly as the real server counts: the row and a record header. */
    long bytes();

    /** A row inserted or updated. */
    record RowWritten(int table, long row, @Nullable Object[] values) implements Change {

        @Override
        public long bytes() {
            return 120 + StoreFormat.size(values);
        }
    }

    record RowDeleted(int table, long row) implements Change {

        @Override
        public long bytes() {
            return 140;
        }
    }

    /** A table created, altered or truncated; {@code emptied} if its rows go, those that stay follow then as {@link RowWritten}. */
    record TableWritten(TableDefinition definition, boolean emptied) implements Change {

        @Override
        public long bytes() {
            return 2048;
        }
    }

    record ModuleWritten(Module module) implements Change {

        @Override
        public long bytes() {
            return 1024 + 2L * module.text().length();
        }
    }

    /** @param last the value that it gave last */
    record SequenceWritten(Sequence.Definition definition, OptionalLong last) implements Change {

        @Override
        public long bytes() {
            return 256;
        }
    }

    record ObjectDropped(int id) implements Change {

        @Override
        public long bytes() {
            return 1024;
        }
    }

    record SchemaWritten(int id, String name) implements Change {

        @Override
        public long bytes() {
            return 512;
        }
    }

    record SchemaDropped(int id) implements Change {

        @Override
        public long bytes() {
            return 512;
        }
    }

    /** A user or role created or changed, with its memberships and permissions. */
    record PrincipalWritten(Principal principal) implements Change {

        @Override
        public long bytes() {
            return 512;
        }
    }

    record PrincipalDropped(int id) implements Change {

        @Override
        public long bytes() {
            return 512;
        }
    }
}
