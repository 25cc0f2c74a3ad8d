package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.catalog.View;
import io.linkspan.lab.engine.catalog.Viewer;
import io.linkspan.lab.engine.store.Change;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.Rows;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Sequence;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.function.Coercion;
import io.linkspan.lab.tsql.function.Function;
import io.linkspan.lab.tsql.function.Functions;
import io.linkspan.lab.tsql.query.Environment;
import io.linkspan.lab.tsql.query.Relation;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.query.Variable;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.run.access.Access;
import io.linkspan.lab.tsql.run.access.Permission;
import io.linkspan.lab.tsql.run.procedure.Routines;
import io.linkspan.lab.tsql.run.system.Globals;
import io.linkspan.lab.tsql.run.system.TableFunctions;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the statements of a batch or procedure can name, found where the real server looks for it. */
public record Lookup(SqlSession session, Activation activation) implements Environment {

    @Override
    public Scope scope() {
        return new SessionScope(session, activation);
    }

    @Override
    public Variable variable(String name) {
        activation.depend();
        return activation.variable(name);
    }

    @Override
    public Relation tableVariable(String name) {
        activation.depend();
        TableVariable table = activation.table(name);
        return Relation.of(table.table().definition().resultColumns(), f -> rows(table.table()));
    }

    @Override
    public Relation relation(ObjectName name) {
        Optional<Table> table = find(name).filter(Table.class::isInstance).map(Table.class::cast);
        boolean standing = name.schema().equalsIgnoreCase("sys") && (database(name) == session.current() || database(name).system());
        if (table.isPresent() || !standing) {
            activation.depend();
        }
        if (table.isPresent()) {
            Permission.demand(session, database(name), table.get(), "SELECT");
            return Relation.of(table.get().definition().resultColumns(), f -> rows(table.get()));
        }
        Optional<Relation> triggered = name.parts().size() == 1 ? activation.triggered(name.name()) : Optional.empty();
        if (triggered.isPresent()) {
            return triggered.get();
        }
        return system(name).filter(v -> v.parameters() == 0).map(v -> view(v, name, List.of())).orElseThrow(() -> Errors.invalidObject(name.toString()));
    }

    /** A user object by name, seen at the moment of the statement. */
    public Optional<SchemaObject> find(ObjectName name) {
        if (name.name().startsWith("#") && !name.name().startsWith("##")) {
            return session.view(session.temporary()).find("dbo", name.name());
        }
        Database database = database(name);
        return session.view(database.store()).find(name.schema().isEmpty() ? "dbo" : name.schema(), name.name());
    }

    /** The database that a name points to. @throws ServerError 7202 for another server, 911, and what its state says */
    public Database database(ObjectName name) {
        if (!name.server().isEmpty() && !name.server().equalsIgnoreCase(session.instance().name())) {
            throw ServerError.of(7202, 11, 2, "Could not find server '" + name.server() + "' in sys.servers. Verify that the correct server name was specified. If necessary, execute the stored procedure sp_addlinkedserver to add the server to sys.servers.");
        }
        if (name.name().startsWith("##")) {
            return session.instance().databases().get("tempdb");
        }
        if (name.database().isEmpty() || name.database().equalsIgnoreCase(session.state().database())) {
            return session.current();
        }
        Database database = session.instance().databases().find(name.database()).orElseThrow(() -> Errors.invalidObject(name.toString()));
        Access.demand(session, database);
        return database;
    }

    private Optional<View> system(ObjectName name) {
        Database database = database(name);
        String schema = name.schema().isEmpty() ? "dbo" : name.schema();
        return systemView(database, schema, name).filter(v -> database.collation().equal(v.name().substring(v.name().lastIndexOf('.') + 1), name.name()));
    }

    private Optional<View> systemView(Database database, String schema, ObjectName name) {
        Optional<View> found = session.instance().catalog().find(database.name(), schema, name.name());
        return found.isPresent() || !schema.equalsIgnoreCase("dbo") ? found : session.instance().catalog().find(database.name(), "sys", name.name()).filter(v -> compatible(name.name()));
    }

    /** Of the objects of schema sys only the old system tables can be named without it. */
    private static boolean compatible(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).startsWith("sys");
    }

    private Relation view(View view, ObjectName name, List<Typed> arguments) {
        Database database = database(name);
        List<Code> codes = arguments.stream().map(Typed::code).toList();
        return new Relation(view.columns(), f -> view.rows(new Viewer(session.instance(), database, session.view(database.store()), session.state()), Arrays.asList(codes.stream().map(c -> c.of(f)).toArray())),
                !arguments.isEmpty());
    }

    public static List<@Nullable Object[]> rows(Table table) {
        Rows rows = table.rows();
        List<@Nullable Object[]> all = new ArrayList<>((int) rows.count());
        rows.forEach((values, row) -> all.add(values));
        return all;
    }

    @Override
    public Relation tableFunction(Query.TableFunction call, List<Typed> arguments) {
        ObjectName name = call.function();
        if (name.parts().size() == 1 || name.schema().equalsIgnoreCase("sys") && name.name().equalsIgnoreCase("fn_helpcollations")) {
            Optional<Relation> builtIn = TableFunctions.find(call, arguments);
            if (builtIn.isPresent()) {
                return builtIn.get();
            }
        }
        Optional<View> view = system(name.parts().size() == 1 ? ObjectName.of("sys", name.name()) : name).filter(v -> v.parameters() > 0 || arguments.isEmpty());
        if (view.isPresent()) {
            demandCount(name, arguments.size(), view.get().parameters());
            return view(view.get(), name, arguments);
        }
        activation.depend();
        return find(name).filter(Module.class::isInstance).map(Module.class::cast).filter(m -> m.kind() == Module.Kind.TABLE_FUNCTION || m.kind() == Module.Kind.MULTI_STATEMENT_FUNCTION)
                .map(m -> new Routines(session, activation).table(m, arguments)).orElseThrow(() -> Errors.invalidObject(name.toString()));
    }

    private static void demandCount(ObjectName name, int given, int wanted) {
        if (given < wanted) {
            throw ServerError.of(313, 16, 3, "An insufficient number of arguments were supplied for the procedure or function " + name + ".");
        }
        if (given > wanted) {
            throw ServerError.of(8144, 16, 3, "Procedure or function " + name + " has too many arguments specified.");
        }
    }

    @Override
    public Typed call(ObjectName name, List<Typed> arguments) {
        if (name.parts().size() > 1 && name.name().equalsIgnoreCase("agent_datetime") && database(name).name().equals("msdb")) {
            return builtIn(Functions.find("MSDB.DBO.AGENT_DATETIME").orElseThrow(), arguments);
        }
        boolean ofMaster = name.database().equalsIgnoreCase("master") && name.upper().startsWith("FN_");
        if (name.is("UPDATE")) {
            return Typed.of(SqlType.INT, f -> activation.updated(String.valueOf(arguments.getFirst().code().of(f))) ? 1 : 0);
        }
        if (name.is("EVENTDATA") && arguments.isEmpty()) {
            activation.depend();
            return Typed.of(SqlType.XML, f -> activation.event());
        }
        if (name.parts().size() == 1 || name.schema().equalsIgnoreCase("sys") || ofMaster) {
            SqlType own = Globals.FUNCTIONS.get(name.upper());
            if (own != null && arguments.isEmpty()) {
                activation.depend();
                return Typed.of(own, f -> new Globals(session, activation).value(name.upper()));
            }
            Optional<Function> function = Functions.find(name.name());
            if (function.isPresent()) {
                return builtIn(function.get(), arguments);
            }
            if (name.parts().size() == 1) {
                throw ServerError.of(195, 15, 10, "'" + name.name() + "' is not a recognized built-in function name.");
            }
        }
        activation.depend();
        return find(name).filter(Module.class::isInstance).map(Module.class::cast).filter(m -> m.kind() == Module.Kind.FUNCTION).map(m -> new Routines(session, activation).scalar(m, arguments))
                .orElseThrow(() -> ServerError.of(4121, 16, 1, "Cannot find either column \"" + name.schema() + "\" or the user-defined function or aggregate \"" + name + "\", or the name is ambiguous."));
    }

    private Typed builtIn(Function function, List<Typed> arguments) {
        List<SqlType> types = arguments.stream().map(Typed::type).toList();
        Code[] codes = arguments.stream().map(Typed::code).toArray(Code[]::new);
        Scope scope = scope();
        return Typed.of(Coercion.of(function, types), f -> {
            Object[] values = new Object[codes.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = codes[i].of(f);
            }
            return function.apply(Arrays.asList(values), types, scope);
        });
    }

    @Override
    public Typed global(String name) {
        activation.depend();
        SqlType type = Globals.type(name);
        return Typed.of(type, f -> new Globals(session, activation).value(name));
    }

    @Override
    public Typed next(ObjectName name) {
        activation.depend();
        Database database = database(name);
        Sequence found = (Sequence) find(name).filter(Sequence.class::isInstance).orElseThrow(() -> Errors.invalidObject(name.toString()));
        return Typed.of(found.definition().type(), f -> {
            Sequence sequence = (Sequence) session.transactions().view(database.store()).find(found.id()).filter(Sequence.class::isInstance).orElseThrow(() -> Errors.invalidObject(name.toString()));
            long value = session.transactions().apart(database.store(), session.options().patience(session::cancelled), () -> {
                long next = sequence.next();
                return new Change.SequenceWritten(sequence.definition(), OptionalLong.of(next));
            }).last().orElseThrow();
            return Conversions.implicit(value, SqlType.BIGINT, found.definition().type());
        });
    }

    @Override
    public Optional<Query> view(ObjectName name) {
        return find(name).filter(Module.class::isInstance).map(Module.class::cast).filter(m -> m.kind() == Module.Kind.VIEW).map(m -> {
            activation.depend();
            Permission.demand(session, database(name), m, "SELECT");
            DefinitionStatement.DefineModule parsed = new Routines(session, activation).parse(m);
            return named(parsed.query().orElseThrow(), parsed.columns());
        });
    }

    /** The query of a view with the column names that its definition lists. */
    private static Query named(Query query, List<String> columns) {
        if (columns.isEmpty()) {
            return query;
        }
        Query.Select all = new Query.Select(false, Optional.empty(), List.of(new Query.Star(Optional.empty())), Optional.empty(), List.of(new Query.Derived(query, "v", columns)), Optional.empty(), List.of(), Optional.empty(), 1);
        return new Query(List.of(), all, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }
}
