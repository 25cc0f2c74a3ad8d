package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.change.Touched;
import io.linkspan.lab.tsql.define.TriggerText;
import io.linkspan.lab.tsql.query.Relation;
import io.linkspan.lab.tsql.syntax.Batch;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** AFTER triggers of tables (T-SQL reference, "CREATE TRIGGER"): part of the statement that fires them, with XACT_ABORT on. */
record Triggers(SqlSession session, Activation caller) {

    /**
     * A trigger at work.
     *
     * @param tables  inserted and deleted
     * @param columns names of the columns that the statement set
     */
    record Firing(int trigger, Map<String, Relation> tables, Set<String> columns) {
    }

    static List<Module> of(Snapshot snapshot, Touched touched) {
        return snapshot.objects().stream().filter(o -> o instanceof Module m && m.kind() == Module.Kind.TRIGGER && !m.disabled()).map(Module.class::cast).filter(m -> {
            TriggerText text = TriggerText.of(m);
            return text.watches(touched.target().table()) && text.events().contains(touched.action());
        }).toList();
    }

    /** @throws ServerError 3609 if a trigger ended the transaction; {@link Failure} for an error in it */
    void fire(Module trigger, Touched touched) {
        if (caller.fires(trigger.id())) {
            return;
        }
        new Executes(session, caller).demandDepth();
        Batch batch = session.parse(trigger.text());
        DefinitionStatement.DefineModule parsed = (DefinitionStatement.DefineModule) batch.statements().getFirst();
        Activation inner = new Activation(batch, trigger.name(), caller.level() + 1);
        inner.fired(firing(trigger, touched));
        session.counters().rows(Math.max(touched.deleted().size(), touched.inserted().size()));
        boolean own = session.transactions().enter();
        boolean abort = session.options().on("XACT_ABORT");
        session.options().set("XACT_ABORT", true);
        boolean done = false;
        boolean going;
        try {
            new Compilation(session, inner).check(parsed.body());
            new Interpreter(session, inner).run(parsed.body());
            done = true;
        } finally {
            session.options().set("XACT_ABORT", abort);
            if (!done && !own) {
                session.transactions().doom();
            }
            going = session.transactions().leave(own);
        }
        if (!going) {
            throw ServerError.of(3609, 16, 1, "The transaction ended in the trigger. The batch has been aborted.");
        }
    }

    private static Firing firing(Module trigger, Touched touched) {
        List<Column> columns = touched.target().table().definition().resultColumns();
        Map<String, Relation> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        tables.put("inserted", Relation.of(columns, f -> touched.inserted()));
        tables.put("deleted", Relation.of(columns, f -> touched.deleted()));
        return new Firing(trigger.id(), tables, touched.columns().stream().map(c -> columns.get(c).name().toLowerCase(java.util.Locale.ROOT)).collect(Collectors.toSet()));
    }
}
