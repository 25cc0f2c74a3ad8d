package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.type.Column;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A system view, table or table-valued function of one instance: its columns as the emulated version has them, and its rows when asked. */
public final class View {

    private final String name;
    private final List<Column> columns;
    private final int parameters;
    private final Source source;

    View(String name, List<Column> columns, int parameters, Source source) {
        this.name = name;
        this.columns = columns;
        this.parameters = parameters;
        this.source = source;
    }

    /** As it is written in a query: {@code sys.databases}. */
    public String name() {
        return name;
    }

    public List<Column> columns() {
        return columns;
    }

    /** How many arguments it takes; 0 for a view. */
    public int parameters() {
        return parameters;
    }

    /**
     * The rows that this viewer may see now, in the order of {@link #columns}.
     *
     * @throws io.linkspan.lab.engine.type.ServerError 300 and its like for a view that the viewer may not read at all
     */
    public List<@Nullable Object[]> rows(Viewer viewer, List<? extends @Nullable Object> arguments) {
        return source.rows(viewer, arguments).map(this::arranged).toList();
    }

    private @Nullable Object[] arranged(Map<String, ? extends @Nullable Object> row) {
        return columns.stream().map(c -> Values.fit(row.get(c.name()), c.type())).toArray();
    }

    /** Computes rows as maps from column name to value; a name that is missing is NULL, one that the emulated version lacks is dropped. */
    public interface Source {

        Stream<Map<String, @Nullable Object>> rows(Viewer viewer, List<? extends @Nullable Object> arguments);
    }
}
