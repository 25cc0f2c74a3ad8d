package io.linkspan.lab.tsql.run.trigger;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.catalog.trigger.DdlEvents;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.change.Target;
import io.linkspan.lab.tsql.change.Touched;
import io.linkspan.lab.tsql.query.Relation;
import io.linkspan.lab.tsql.run.Activation;
import io.linkspan.lab.tsql.run.Compilation;
import io.linkspan.lab.tsql.run.Interpreter;
import io.linkspan.lab.tsql.run.SqlSession;
import io.linkspan.lab.tsql.run.error.Failure;
import io.linkspan.lab.tsql.run.procedure.Executes;
import io.linkspan.lab.tsql.syntax.Batch;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Triggers of tables and views, of databases and of the server (T-SQL reference, "CREATE TRIGGER"): part of the statement that fires them, with XACT_ABORT on. */
public record Triggers(SqlSession session, Activation caller) {

    /**
     * A trigger at work.
     *
     * @param tables  inserted and deleted
     * @param columns names of the columns that the statement set
     * @param event   what EVENTDATA() says; only in a DDL trigger
     */
    public record Firing(int trigger, Map<String, Relation> tables, Set<String> columns, Optional<String> event) {
    }

    /** Those of a table or view for an action: INSTEAD OF it, or after it. */
    public static List<Module> of(Snapshot snapshot, Target target, String action, boolean instead) {
        return all(snapshot).filter(m -> m.watch().filter(w -> w.parent() == target.table().id() && w.instead() == instead && w.events().contains(action)).isPresent()).toList();
    }

    /** Those of a database or of the server that watch an event. */
    public static List<Module> of(Snapshot snapshot, Module.Kind kind, String event) {
        return all(snapshot).filter(m -> m.kind() == kind && DdlEvents.watches(m.watch().orElseThrow().events(), event)).toList();
    }

    private static Stream<Module> all(Snapshot snapshot) {
        return snapshot.objects().stream().filter(Module.class::isInstance).map(Module.class::cast).filter(m -> m.watch().isPresent() && !m.disabled());
    }

    /** @throws ServerError 3609 if a trigger ended the transaction; {@link Failure} for an error in it */
    public void fire(Module trigger, Touched touched) {
        fire(trigger, firing(trigger, touched), Math.max(touched.deleted().size(), touched.inserted().size()));
    }

    /** A DDL trigger, in the database where it lives. */
    public void fire(Module trigger, Database home, String event) {
        String before = session.state().database();
        session.state().database(home.name());
        try {
            fire(trigger, new Firing(trigger.id(), Map.of(), Set.of(), Optional.of(event)), 0);
        } finally {
            session.state().database(before);
        }
    }

    private void fire(Module trigger, Firing firing, long rows) {
        if (caller.fires(trigger.id())) {
            return;
        }
        new Executes(session, caller).demandDepth();
        Batch batch = session.parse(trigger.text());
        DefinitionStatement.DefineModule parsed = (DefinitionStatement.DefineModule) batch.statements().getFirst();
        Activation inner = new Activation(batch, trigger.name(), caller.level() + 1);
        inner.fired(firing);
        session.counters().rows(rows);
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
        return new Firing(trigger.id(), tables, touched.columns().stream().map(c -> columns.get(c).name().toLowerCase(java.util.Locale.ROOT)).collect(Collectors.toSet()), Optional.empty());
    }
}
