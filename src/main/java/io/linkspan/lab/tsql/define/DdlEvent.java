package io.linkspan.lab.tsql.define;

import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DefineForm;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.util.List;
import java.util.Optional;

/**
 * What a definition is to DDL triggers (DDL events, EVENTDATA).
 *
 * @param verb   CREATE, ALTER, DROP or UPDATE
 * @param kind   TABLE, INDEX …
 * @param target the table of an index or trigger
 */
public record DdlEvent(String verb, String kind, ObjectName name, Optional<ObjectName> target) {

    /** As a trigger names it: CREATE_TABLE. */
    public String type() {
        return verb + "_" + kind;
    }

    /** The events of a statement; what is temporary has none. */
    public static List<DdlEvent> of(DefinitionStatement statement) {
        return switch (statement) {
            case DefinitionStatement.CreateTable c -> events("CREATE", "TABLE", c.name());
            case DefinitionStatement.AlterTable a -> a.action() instanceof DefinitionStatement.SwitchTriggers ? List.of() : events("ALTER", "TABLE", a.table());
            case DefinitionStatement.CreateIndex i -> List.of(new DdlEvent("CREATE", "INDEX", ObjectName.of(i.name()), Optional.of(i.table())));
            case DefinitionStatement.DropIndex d -> d.indexes().stream().map(i -> new DdlEvent("DROP", "INDEX", ObjectName.of(i.name()), Optional.of(i.table()))).toList();
            case DefinitionStatement.AlterIndex i -> List.of(new DdlEvent("ALTER", "INDEX", ObjectName.of(i.index().orElse("ALL")), Optional.of(i.table())));
            case DefinitionStatement.UpdateStatistics u -> events("UPDATE", "STATISTICS", u.table());
            case DefinitionStatement.DefineModule m -> List.of(new DdlEvent(m.form() == DefineForm.ALTER ? "ALTER" : "CREATE", m.kind().name(), m.name(), m.trigger().flatMap(DefinitionStatement.TriggerTarget::on)));
            case DefinitionStatement.CreateSchema s -> events("CREATE", "SCHEMA", ObjectName.of(s.name()));
            case DefinitionStatement.DefineSequence s -> events(s.form() == DefineForm.ALTER ? "ALTER" : "CREATE", "SEQUENCE", s.name());
            case DefinitionStatement.Drop d -> d.names().stream().flatMap(n -> events("DROP", d.kind().name().replaceFirst("^(DATABASE|SERVER)_TRIGGER$", "TRIGGER"), n).stream()).toList();
            default -> List.of();
        };
    }

    private static List<DdlEvent> events(String verb, String kind, ObjectName name) {
        return name.name().startsWith("#") ? List.of() : List.of(new DdlEvent(verb, kind, name, Optional.empty()));
    }
}
