package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition.ForeignKey;
import io.linkspan.lab.engine.store.TableDefinition.Key;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Constraints of tables. */
final class ConstraintViews {

    private static final List<String> ACTIONS = List.of("NO_ACTION", "CASCADE", "SET_NULL", "SET_DEFAULT");

    private ConstraintViews() {
    }

    static void register(Catalog catalog) {
        catalog.register("sys.key_constraints", (viewer, _) -> ObjectViews.tables(viewer).flatMap(t -> IndexViews.of(t).stream().flatMap(i -> i.key().filter(Key::constraint).stream().map(k -> IndexViews.constraint(viewer, i, k)))));
        catalog.register("sys.check_constraints", (viewer, _) -> ObjectViews.tables(viewer).flatMap(t -> t.definition().checks().stream().map(c -> Row.with(ObjectViews.constraint(viewer.snapshot(), t, c.name(), "C"),
                "is_disabled", false, "definition", "(" + c.expression() + ")", "uses_database_collation", true))));
        catalog.register("sys.default_constraints", (viewer, _) -> ObjectViews.tables(viewer).flatMap(t -> IntStream.range(0, t.columns().size()).boxed().flatMap(i -> defaults(viewer, t, i))));
        catalog.register("sys.foreign_keys", (viewer, _) -> ObjectViews.tables(viewer).flatMap(t -> t.definition().foreignKeys().stream().map(f -> Row.with(ObjectViews.constraint(viewer.snapshot(), t, f.name(), "F"),
                "referenced_object_id", f.referencedTable(), "key_index_id", 1, "delete_referential_action", action(f.onDelete()), "update_referential_action", action(f.onUpdate())))));
        catalog.register("sys.foreign_key_columns", (viewer, _) -> ObjectViews.tables(viewer).flatMap(t -> t.definition().foreignKeys().stream().flatMap(f -> columns(t, f))));
    }

    private static int action(String text) {
        return Math.max(0, ACTIONS.indexOf(text.replace(' ', '_')));
    }

    private static Stream<Map<String, @Nullable Object>> defaults(Viewer viewer, Table t, int i) {
        TableColumn c = t.columns().get(i);
        return c.defaultName().stream().map(n -> Row.with(ObjectViews.constraint(viewer.snapshot(), t, n, "D"), "parent_column_id", i + 1, "definition", "(" + c.defaultText().orElse("") + ")"));
    }

    private static Stream<Map<String, @Nullable Object>> columns(Table t, ForeignKey f) {
        return IntStream.range(0, f.columns().size()).mapToObj(i -> Row.of("constraint_object_id", ObjectIds.constraint(t.id(), f.name()), "constraint_column_id", i + 1, "parent_object_id", t.id(),
                "parent_column_id", f.columns().get(i) + 1, "referenced_object_id", f.referencedTable(), "referenced_column_id", f.referencedColumns().get(i) + 1));
    }
}
