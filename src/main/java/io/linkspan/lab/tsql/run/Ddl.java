package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.store.Locker;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import io.linkspan.lab.tsql.change.Inserts;
import io.linkspan.lab.tsql.change.Target;
import io.linkspan.lab.tsql.define.Ground;
import io.linkspan.lab.tsql.define.Modules;
import io.linkspan.lab.tsql.define.NewTable;
import io.linkspan.lab.tsql.define.Schemas;
import io.linkspan.lab.tsql.define.Sequences;
import io.linkspan.lab.tsql.define.TableChanges;
import io.linkspan.lab.tsql.query.Compiled;
import io.linkspan.lab.tsql.query.Environment;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.run.access.Permission;
import io.linkspan.lab.tsql.run.trigger.DdlTriggers;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.util.List;
import java.util.Optional;

/** Tables and modules in a session: what a statement defines is part of the transaction. */
public record Ddl(SqlSession session, Activation activation) {

    /** Everything else that is defined is an administration statement. */
    private static boolean here(DefinitionStatement statement) {
        return switch (statement) {
            case DefinitionStatement.Drop d -> switch (d.kind()) {
                case TABLE, VIEW, PROCEDURE, FUNCTION, TRIGGER, DATABASE_TRIGGER, SERVER_TRIGGER, SCHEMA, SEQUENCE -> true;
                default -> false;
            };
            default -> true;
        };
    }

    void execute(DefinitionStatement statement) {
        if (!here(statement)) {
            new DdlTriggers(session, activation).demandNone(statement);
            session.administration().accept(statement, new SessionScope(session, activation));
        } else {
            session.transactions().atomically(() -> {
                define(statement);
                new DdlTriggers(session, activation).fire(statement);
                return null;
            });
        }
        session.counters().rows(0);
        session.out().done(StatementKind.DDL, session.options().on("NOCOUNT") ? -1 : 0);
    }

    private void define(DefinitionStatement statement) {
        switch (statement) {
            case DefinitionStatement.CreateTable c -> create(c);
            case DefinitionStatement.AlterTable a -> new TableChanges(ground(a.table())).alter(a);
            case DefinitionStatement.CreateIndex i -> new TableChanges(ground(i.table())).index(i);
            case DefinitionStatement.DropIndex d -> d.indexes().forEach(i -> new TableChanges(ground(i.table())).dropIndex(i, d.ifExists()));
            case DefinitionStatement.AlterIndex i -> ground(i.table()).demand(i.table());
            case DefinitionStatement.UpdateStatistics u -> ground(u.table()).demand(u.table());
            case DefinitionStatement.DefineModule m -> new Modules(ofServer(m) ? ofServer() : ground(m.name(), "CREATE " + m.kind())).define(m);
            case DefinitionStatement.SwitchDdlTriggers s -> new Modules(s.server() ? ofServer() : ground(ObjectName.of(""))).switchTriggers(s.server() ? Module.Kind.SERVER_TRIGGER : Module.Kind.DATABASE_TRIGGER, s.on(), s.names());
            case DefinitionStatement.CreateSchema s -> new Schemas(ground(ObjectName.of(s.name()), "CREATE SCHEMA")).create(s);
            case DefinitionStatement.DefineSequence s -> new Sequences(ground(s.name(), "CREATE SEQUENCE")).define(s);
            case DefinitionStatement.Drop d -> drop(d);
            default -> throw ServerError.of(40000, 16, 1, "The lab does not know this kind of object: " + statement.getClass().getSimpleName() + ".");
        }
    }

    private void create(DefinitionStatement.CreateTable c) {
        new NewTable(ground(c.name())).create(c);
        if (c.name().name().startsWith("#") && activation.level() > 0 && !activation.procedure().isEmpty()) {
            activation.temporary().add(c.name().name());
        }
    }

    private void drop(DefinitionStatement.Drop d) {
        for (ObjectName name : d.names()) {
            if (d.kind() == DefinitionStatement.DropKind.SCHEMA) {
                new Schemas(ground(name)).drop(name.name(), d.ifExists());
            } else if (d.kind() == DefinitionStatement.DropKind.SEQUENCE) {
                new Sequences(ground(name)).drop(name, d.ifExists());
            } else {
                new Modules(d.kind() == DefinitionStatement.DropKind.SERVER_TRIGGER ? ofServer() : ground(name)).drop(d.kind(), name, d.ifExists());
            }
        }
    }

    private static boolean ofServer(DefinitionStatement.DefineModule m) {
        return m.trigger().filter(t -> t.scope().equals("ALL SERVER")).isPresent();
    }

    /** Where the triggers of the server are. @throws ServerError 300 … without CONTROL SERVER */
    private Ground ofServer() {
        new SessionScope(session, activation).demand("CONTROL SERVER");
        Transaction transaction = session.transactions().in(session.instance().databases().get("master").store());
        transaction.lock(session.options().patience(session::cancelled));
        return new Ground(transaction, "master", new Lookup(session, activation), session.work());
    }

    private Ground ground(ObjectName name) {
        return ground(name, "CREATE TABLE");
    }

    /** Where an object of this name is, or will be. @throws ServerError 262 without the right to define it there */
    private Ground ground(ObjectName name, String right) {
        Lookup lookup = new Lookup(session, activation);
        boolean temporary = name.name().startsWith("#") && !name.name().startsWith("##");
        Store store = temporary ? session.temporary() : lookup.database(name).store();
        String database = temporary ? "tempdb" : lookup.database(name).name();
        if (!temporary) {
            Permission.demand(session, lookup.database(name), right);
        }
        Transaction transaction = session.transactions().in(store);
        transaction.lock(session.options().patience(session::cancelled));
        return new Ground(transaction, database, lookup, session.work());
    }

    public TableVariable tableVariable(ControlStatement.DeclareTable t) {
        Store store = Store.temporary(session.instance().estate().clock());
        store.names(session.current().collation());
        Transaction transaction = store.begin(new Locker());
        Environment environment = new Lookup(session, activation);
        new NewTable(new Ground(transaction, "tempdb", environment, session.work()))
                .create(new DefinitionStatement.CreateTable(t.place(), ObjectName.of(t.name()), t.columns(), t.constraints(), List.of()));
        transaction.commit();
        return new TableVariable(t.name(), store);
    }

    /** SELECT … INTO: makes the table and fills it. */
    long selectInto(ObjectName name, Compiled compiled) {
        return session.transactions().atomically(() -> {
            Work work = session.work();
            List<Object[]> rows = compiled.rows().list(null, work);
            Ground ground = ground(name);
            Table table = new NewTable(ground).like(name, compiled.columns());
            DmlPlace place = new DmlPlace(session, activation, true);
            new Inserts(place).fill(new Target(ground.transaction().store(), table, ground.database()), compiled, rows);
            return (long) rows.size();
        });
    }

    public void dropTemporary(String name) {
        Optional<SchemaObject> found = session.transactions().view(session.temporary()).find("dbo", name);
        found.ifPresent(o -> session.transactions().atomically(() -> {
            session.transactions().in(session.temporary()).write(new io.linkspan.lab.engine.store.Change.ObjectDropped(o.id()));
            return null;
        }));
    }
}
