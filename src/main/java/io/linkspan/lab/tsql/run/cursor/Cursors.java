package io.linkspan.lab.tsql.run.cursor;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cursors of a session: static ones, whose rows are read when they are opened. */
public final class Cursors {

    private final Map<String, Cursor> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private int status = -1;

    /** A declared cursor; {@code rows} is empty until it is opened. */
    public static final class Cursor {

        private final Query query;
        private List<Column> columns = List.of();
        private List<Object[]> rows = List.of();
        private boolean open;
        private int position;

        Cursor(Query query) {
            this.query = query;
        }

        Query query() {
            return query;
        }

        List<Column> columns() {
            return columns;
        }

        void open(List<Column> described, List<Object[]> read) {
            columns = described;
            rows = read;
            open = true;
            position = 0;
        }

        boolean isOpen() {
            return open;
        }

        void close() {
            open = false;
            rows = List.of();
        }

        /** Moves to a row counted from 1; false beyond either end. */
        boolean move(int to) {
            position = Math.clamp(to, 0, rows.size() + 1);
            return position >= 1 && position <= rows.size();
        }

        int position() {
            return position;
        }

        int size() {
            return rows.size();
        }

        Object[] row() {
            return rows.get(position - 1);
        }
    }

    /** {@code @@FETCH_STATUS}. */
    public int status() {
        return status;
    }

    public void status(int fetched) {
        status = fetched;
    }

    /** @throws ServerError 16915 */
    public void declare(String name, Query query) {
        if (all.putIfAbsent(name, new Cursor(query)) != null) {
            throw ServerError.of(16915, 16, 1, "A cursor with the name '" + name + "' already exists.");
        }
    }

    /** @throws ServerError 16916 */
    public Cursor get(String name) {
        Cursor found = all.get(name);
        if (found == null) {
            throw ServerError.of(16916, 16, 1, "A cursor with the name '" + name + "' does not exist.");
        }
        return found;
    }

    /** @throws ServerError 16916, 16917 */
    public Cursor opened(String name) {
        Cursor found = get(name);
        if (!found.isOpen()) {
            throw ServerError.of(16917, 16, 1, "Cursor is not open.");
        }
        return found;
    }

    public void deallocate(String name) {
        get(name);
        all.remove(name);
    }

    public void clear() {
        all.clear();
        status = -1;
    }
}
