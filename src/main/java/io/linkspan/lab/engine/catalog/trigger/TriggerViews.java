package io.linkspan.lab.engine.catalog.trigger;

import io.linkspan.lab.engine.catalog.Catalog;
import io.linkspan.lab.engine.catalog.Row;
import io.linkspan.lab.engine.catalog.Viewer;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Triggers of tables, views and databases, and those of the server, which live in master. */
public final class TriggerViews {

    private static final List<String> CHANGES = List.of("INSERT", "UPDATE", "DELETE");

    private TriggerViews() {
    }

    public static void register(Catalog catalog) {
        catalog.register("sys.triggers", (viewer, _) -> here(viewer).map(TriggerViews::row));
        catalog.register("sys.trigger_events", (viewer, _) -> here(viewer).flatMap(TriggerViews::events));
        catalog.register("sys.server_triggers", (viewer, _) -> ofServer(viewer).map(TriggerViews::row));
        catalog.register("sys.server_trigger_events", (viewer, _) -> ofServer(viewer).flatMap(TriggerViews::events));
    }

    private static Stream<Module> here(Viewer viewer) {
        return triggers(viewer.snapshot()).filter(viewer::sees).filter(m -> m.kind() != Module.Kind.SERVER_TRIGGER);
    }

    private static Stream<Module> ofServer(Viewer viewer) {
        boolean master = viewer.database().name().equals("master");
        return triggers(master ? viewer.snapshot() : viewer.instance().databases().get("master").store().committed()).filter(m -> viewer.sysadmin() && m.kind() == Module.Kind.SERVER_TRIGGER);
    }

    private static Stream<Module> triggers(Snapshot snapshot) {
        return snapshot.objects().stream().filter(Module.class::isInstance).map(Module.class::cast).filter(m -> m.watch().isPresent());
    }

    private static Map<String, @Nullable Object> row(Module m) {
        int parent = m.kind() == Module.Kind.TRIGGER ? 1 : m.kind() == Module.Kind.DATABASE_TRIGGER ? 0 : 100;
        return Row.of("name", m.name(), "object_id", m.id(), "parent_class", parent, "parent_class_desc", parent == 1 ? "OBJECT_OR_COLUMN" : parent == 0 ? "DATABASE" : "SERVER", "parent_id", m.watch().orElseThrow().parent(),
                "type", "TR", "type_desc", "SQL_TRIGGER", "create_date", m.created(), "modify_date", m.created(), "is_ms_shipped", false, "is_disabled", m.disabled(), "is_not_for_replication", false,
                "is_instead_of_trigger", m.watch().orElseThrow().instead());
    }

    private static Stream<Map<String, @Nullable Object>> events(Module m) {
        List<String> named = m.watch().orElseThrow().events();
        Stream<Map<String, @Nullable Object>> rows = m.kind() == Module.Kind.TRIGGER ? named.stream().map(e -> Row.of("type", CHANGES.indexOf(e) + 1, "type_desc", e, "is_trigger_event", true)) : DdlEvents.rows(named);
        return rows.map(r -> Row.with(r, "object_id", m.id(), "is_first", false, "is_last", false));
    }
}
