package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.catalog.trigger.DdlEvents;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DefineModule;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.TriggerTarget;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.util.Optional;

/** What must be so before a trigger is made (T-SQL reference, CREATE TRIGGER). */
record NewTrigger(Ground ground) {

    /** @throws ServerError 8197, 2103, 2111, 2113 for one of a table or view; 1084, 1094, 1098 and 40000 for one of a database or server */
    void demandSound(DefineModule m, TriggerTarget target) {
        if (target.on().isEmpty()) {
            demandEvents(m, target);
            return;
        }
        ObjectName on = parent(m, target.on().get());
        Optional<SchemaObject> parent = ground.find(on).filter(o -> o instanceof Table || target.insteadOf() && o instanceof Module v && v.kind() == Module.Kind.VIEW);
        if (parent.isEmpty()) {
            throw ServerError.of(8197, 16, 4, "The object '" + target.on().get() + "' does not exist or is invalid for this operation.");
        }
        if (!m.name().schema().isEmpty() && !m.name().schema().equalsIgnoreCase(Ground.schema(target.on().get()))) {
            throw ServerError.of(2103, 15, 1, "Cannot create trigger '" + m.name() + "' because its schema is different from the schema of the target table or view.");
        }
        if (target.insteadOf()) {
            demandAlone(m, target, parent.get());
        }
    }

    private void demandAlone(DefineModule m, TriggerTarget target, SchemaObject parent) {
        boolean cascades = parent instanceof Table t && t.definition().foreignKeys().stream()
                .anyMatch(k -> target.events().contains("DELETE") && !k.onDelete().equals("NO_ACTION") || target.events().contains("UPDATE") && !k.onUpdate().equals("NO_ACTION"));
        if (cascades) {
            throw ServerError.of(2113, 16, 1, "Cannot create INSTEAD OF DELETE or INSTEAD OF UPDATE TRIGGER '" + m.name().name() + "' on table '" + target.on().orElseThrow() + "'. This is because the table has a FOREIGN KEY with cascading DELETE or UPDATE.");
        }
        for (SchemaObject o : ground.transaction().view().objects()) {
            if (o instanceof Module other && other.watch().filter(w -> w.instead() && w.parent() == parent.id()).isPresent() && !other.name().equalsIgnoreCase(m.name().name())) {
                other.watch().orElseThrow().events().stream().filter(target.events()::contains).findFirst().ifPresent(event -> {
                    throw ServerError.of(2111, 16, 1, "Cannot create trigger '" + m.name().name() + "' on " + (parent instanceof Table ? "table" : "view") + " '" + target.on().orElseThrow() + "' because an INSTEAD OF " + event
                            + " trigger already exists on this object.");
                });
            }
        }
    }

    private static void demandEvents(DefineModule m, TriggerTarget target) {
        if (!m.name().schema().isEmpty()) {
            throw ServerError.of(1094, 15, 1, "Cannot specify a schema name as a prefix to the trigger name for database and server level triggers.");
        }
        if (target.insteadOf()) {
            throw ServerError.of(102, 15, 1, "Incorrect syntax near 'INSTEAD'.");
        }
        boolean server = target.scope().equals("ALL SERVER");
        for (String event : target.events()) {
            if (event.equals("DDL_EVENTS") && !server) {
                throw ServerError.of(1098, 15, 1, "The specified event type(s) is/are not valid on the specified target object.");
            }
            if (!DdlEvents.known(event)) {
                throw event.matches("(CREATE|ALTER|DROP|GRANT|DENY|REVOKE|ADD|BIND|UNBIND|RENAME|DDL|UPDATE|AUDIT)_\\w+|RENAME|LOGON") ? ServerError.of(40000, 16, 1, "The lab fires DDL triggers where it can take the statement back: of tables, views, indexes, procedures, functions, triggers, schemas and sequences, not of " + event + ".")
                        : ServerError.of(1084, 15, 1, "'" + event + "' is an invalid event type.");
            }
        }
    }

    /** The table or view of a trigger, in the trigger's own schema where it names none. */
    static ObjectName parent(DefineModule m, ObjectName on) {
        return on.schema().isEmpty() && !m.name().schema().isEmpty() ? ObjectName.of(m.name().schema(), on.name()) : on;
    }
}
