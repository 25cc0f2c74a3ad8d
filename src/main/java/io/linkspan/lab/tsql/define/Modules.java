package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.store.Change;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Sequence;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DefineForm;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DropKind;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Views, procedures and functions, and DROP of these and of tables. */
public record Modules(Ground ground) {

    public void define(DefinitionStatement.DefineModule m) {
        Module.Kind kind = kind(m);
        demandSound(m);
        Optional<SchemaObject> before = kind == Module.Kind.DATABASE_TRIGGER || kind == Module.Kind.SERVER_TRIGGER ? ofNoSchema(kind, m.name().name()).map(SchemaObject.class::cast) : ground.find(m.name());
        if (m.form() == DefineForm.CREATE || before.isEmpty()) {
            if (m.form() == DefineForm.ALTER) {
                throw ServerError.of(208, 16, 6, "Invalid object name '" + m.name() + "'.");
            }
            if (before.isPresent()) {
                throw ServerError.of(2714, 16, 2, "There is already an object named '" + m.name().name() + "' in the database.");
            }
            if (kind != Module.Kind.DATABASE_TRIGGER && kind != Module.Kind.SERVER_TRIGGER) {
                ground.demandFree(m.name());
            }
        } else if (!(before.get() instanceof Module old && old.kind() == kind)) {
            throw ServerError.of(2010, 16, 1, "Cannot perform alter on '" + m.name() + "' because it is an incompatible object type.");
        }
        int id = before.map(SchemaObject::id).orElseGet(() -> ground.transaction().store().newId());
        Instant created = before.map(SchemaObject::created).orElseGet(ground::now);
        ground.transaction().write(new Change.ModuleWritten(new Module(id, kind == Module.Kind.DATABASE_TRIGGER || kind == Module.Kind.SERVER_TRIGGER ? "" : schema(m), m.name().name(), kind, m.text(), created, false, m.trigger().map(t -> watch(m, t)))));
    }

    /** @throws ServerError 154 */
    private static void demandNoUse(List<Statement> body) {
        for (Statement statement : body) {
            switch (statement) {
                case ControlStatement.Use u -> throw ServerError.of(154, 15, 1, "a USE database statement is not allowed in a procedure, function or trigger.").at(u.place().line());
                case ControlStatement.Block b -> demandNoUse(b.statements());
                case ControlStatement.If i -> demandNoUse(Stream.concat(Stream.of(i.then()), i.otherwise().stream()).toList());
                case ControlStatement.While w -> demandNoUse(List.of(w.body()));
                case ControlStatement.TryCatch t -> demandNoUse(Stream.concat(t.body().stream(), t.handler().stream()).toList());
                default -> {
                    // changes no database context
                }
            }
        }
    }

    /** What must be so before anything is written. @throws ServerError what {@link NewTrigger} says of a trigger; 443, 444, 455 for a function */
    private void demandSound(DefinitionStatement.DefineModule m) {
        demandNoUse(m.body());
        m.trigger().ifPresent(t -> new NewTrigger(ground).demandSound(m, t));
        if (m.kind() == DefinitionStatement.ModuleKind.FUNCTION && m.query().isEmpty()) {
            FunctionBodies.demandPure(m.body());
        }
    }

    /** ENABLE and DISABLE TRIGGER; no names for ALL. @throws ServerError 4929 for a trigger that is not there */
    void switchTriggers(ObjectName table, boolean on, List<String> names) {
        String schema = Ground.schema(table);
        int parent = ground.find(table).map(SchemaObject::id).orElse(-1);
        List<Module> all = triggers().filter(m -> m.kind() == Module.Kind.TRIGGER && m.watch().orElseThrow().parent() == parent).toList();
        for (String name : names) {
            if (all.stream().noneMatch(m -> m.name().equalsIgnoreCase(name))) {
                throw ServerError.of(4929, 16, 1, "Cannot alter the trigger '" + name + "' because it does not exist or you do not have permission on table '" + schema + "." + table.name() + "'.");
            }
        }
        all.stream().filter(m -> names.isEmpty() || names.stream().anyMatch(m.name()::equalsIgnoreCase))
                .forEach(m -> ground.transaction().write(new Change.ModuleWritten(m.disabled(!on))));
    }

    /** The same of the triggers of this database, or of the server. @throws ServerError 4929 */
    public void switchTriggers(Module.Kind kind, boolean on, List<String> names) {
        for (String name : names) {
            if (ofNoSchema(kind, name).isEmpty()) {
                throw ServerError.of(4929, 16, 1, "Cannot alter the trigger '" + name + "' because it does not exist or you do not have permission.");
            }
        }
        triggers().filter(m -> m.kind() == kind && (names.isEmpty() || names.stream().anyMatch(m.name()::equalsIgnoreCase))).toList()
                .forEach(m -> ground.transaction().write(new Change.ModuleWritten(m.disabled(!on))));
    }

    private Stream<Module> triggers() {
        return ground.transaction().view().objects().stream().filter(Module.class::isInstance).map(Module.class::cast).filter(m -> m.watch().isPresent());
    }

    private Optional<Module> ofNoSchema(Module.Kind kind, String name) {
        return triggers().filter(m -> m.kind() == kind && ground.transaction().view().names().equal(m.name(), name)).findFirst();
    }

    /** A trigger is in the schema of its table. */
    private static String schema(DefinitionStatement.DefineModule m) {
        return Ground.schema(m.name().schema().isEmpty() ? m.trigger().flatMap(DefinitionStatement.TriggerTarget::on).orElse(m.name()) : m.name());
    }

    private Module.Watch watch(DefinitionStatement.DefineModule m, DefinitionStatement.TriggerTarget t) {
        return new Module.Watch(t.on().map(on -> NewTrigger.parent(m, on)).flatMap(ground::find).map(SchemaObject::id).orElse(0), t.insteadOf(), t.events());
    }

    private static Module.Kind kind(DefinitionStatement.DefineModule m) {
        return switch (m.kind()) {
            case VIEW -> Module.Kind.VIEW;
            case PROCEDURE -> Module.Kind.PROCEDURE;
            case FUNCTION -> m.returns().isPresent() ? Module.Kind.FUNCTION : m.query().isPresent() ? Module.Kind.TABLE_FUNCTION : Module.Kind.MULTI_STATEMENT_FUNCTION;
            case TRIGGER -> switch (m.trigger().orElseThrow().scope()) {
                case "DATABASE" -> Module.Kind.DATABASE_TRIGGER;
                case "ALL SERVER" -> Module.Kind.SERVER_TRIGGER;
                default -> Module.Kind.TRIGGER;
            };
        };
    }

    /** @throws ServerError 3701 for what is not there, 3726 for a table that others reference */
    public void drop(DropKind kind, ObjectName name, boolean ifExists) {
        Optional<SchemaObject> found = switch (kind) {
            case DATABASE_TRIGGER -> ofNoSchema(Module.Kind.DATABASE_TRIGGER, name.name()).map(SchemaObject.class::cast);
            case SERVER_TRIGGER -> ofNoSchema(Module.Kind.SERVER_TRIGGER, name.name()).map(SchemaObject.class::cast);
            default -> ground.find(name).filter(o -> fits(o, kind));
        };
        if (found.isEmpty()) {
            if (!ifExists) {
                throw ServerError.of(3701, 11, 5, "Cannot drop the " + kind.name().replaceFirst(".*_", "").toLowerCase(Locale.ROOT) + " '" + name + "', because it does not exist or you do not have permission.");
            }
            return;
        }
        int id = found.get().id();
        boolean referenced = ground.transaction().view().objects().stream().anyMatch(o -> o instanceof Table t && t.id() != id && t.definition().foreignKeys().stream().anyMatch(k -> k.referencedTable() == id));
        if (referenced) {
            throw ServerError.of(3726, 16, 1, "Could not drop object '" + name + "' because it is referenced by a FOREIGN KEY constraint.");
        }
        if (kind == DropKind.TABLE || kind == DropKind.VIEW) {
            dependents(found.get()).forEach(trigger -> ground.transaction().write(new Change.ObjectDropped(trigger)));
        }
        ground.transaction().write(new Change.ObjectDropped(id));
    }

    /** The triggers of a table or view go with it. */
    private List<Integer> dependents(SchemaObject table) {
        return triggers().filter(m -> m.watch().orElseThrow().parent() == table.id()).map(SchemaObject::id).toList();
    }

    private static boolean fits(SchemaObject object, DropKind kind) {
        return switch (object) {
            case Table t -> kind == DropKind.TABLE;
            case Sequence s -> false;
            case Module m -> switch (m.kind()) {
                case VIEW -> kind == DropKind.VIEW;
                case PROCEDURE -> kind == DropKind.PROCEDURE;
                case FUNCTION, TABLE_FUNCTION, MULTI_STATEMENT_FUNCTION -> kind == DropKind.FUNCTION;
                case TRIGGER -> kind == DropKind.TRIGGER;
                case DATABASE_TRIGGER, SERVER_TRIGGER -> false;
            };
        };
    }
}
