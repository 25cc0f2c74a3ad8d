package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.tsql.parser.Parser;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.util.List;
import java.util.Optional;

/** What a trigger's text says of when it runs. @param on its table, in the trigger's own schema where it names none */
public record TriggerText(Optional<ObjectName> on, List<String> events) {

    public static TriggerText of(Module trigger) {
        DefinitionStatement.TriggerTarget target = ((DefinitionStatement.DefineModule) Parser.parse(trigger.text()).statements().getFirst()).trigger().orElseThrow();
        return new TriggerText(target.on().map(t -> t.schema().isEmpty() ? ObjectName.of(trigger.schema(), t.name()) : t), target.events());
    }

    public boolean watches(SchemaObject table) {
        return on.filter(t -> t.name().equalsIgnoreCase(table.name()) && t.schema().equalsIgnoreCase(table.schema())).isPresent();
    }
}
