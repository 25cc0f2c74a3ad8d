package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.type.Column;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A system view, table or table-valued function of one instance: its columns as the emulated version has them, and its rows when asked. */
public final class View {

    private final Shapes.Shape shape;
    private final int version;
    private final List<Shapes.ShapeColumn> shapeColumns;
    private final List<Column> columns;
    private final Source source;

    View(Shapes.Shape shape, int version, Source source) {
        this.shape = shape;
        this.version = version;
        this.source = source;
        shapeColumns = shape.columnsOf(version);
        columns = shapeColumns.stream().map(Shapes.ShapeColumn::column).toList();
    }

    /** As it is written in a query: {@code sys.databases}. */
    public String name() {
        return shape.name();
    }

    public List<Column> columns() {
        return columns;
    }

    /** How many arguments it takes; 0 for a view. */
    public int parameters() {
        return shape.parameters();
    }

    /**
     * The rows that this viewer may see now, in the order of {@link #columns}.
     *
     * @throws io.linkspan.lab.engine.type.ServerError 300 for a view that the viewer may not read at all
     */
    public List<@Nullable Object[]> rows(Viewer viewer, List<? extends @Nullable Object> arguments) {
        shape.right(version).ifPresent(viewer::demand);
        return shape.visible().isEmpty() || viewer.may(shape.visible()) ? source.rows(viewer, arguments).map(this::arranged).toList() : List.of();
    }

    private @Nullable Object[] arranged(Map<String, @Nullable Object> row) {
        return shapeColumns.stream().map(c -> value(row, c)).toArray();
    }

    private @Nullable Object value(Map<String, @Nullable Object> row, Shapes.ShapeColumn column) {
        Object value = row.get(column.column().name());
        if (value == null && column.textOf().isPresent() && !row.containsKey(column.column().name())) {
            Object code = row.get(column.textOf().get());
            value = code == null ? null : shape.codes().getOrDefault(column.textOf().get(), Map.of()).get(String.valueOf(code instanceof Boolean b ? b ? 1 : 0 : code).strip());
        }
        return value == null && !column.column().nullable() ? Values.zero(column.column().type()) : Values.fit(value, column.column().type());
    }

    /** Computes rows as maps from column name to value; a name that is missing is NULL (zero where NULL cannot be), one that the emulated version lacks is dropped, a text of a code is found by itself. */
    public interface Source {

        Stream<Map<String, @Nullable Object>> rows(Viewer viewer, List<? extends @Nullable Object> arguments);
    }
}
