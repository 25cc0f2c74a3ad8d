package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.query.Compiled;
import io.linkspan.lab.tsql.query.Relation;
import io.linkspan.lab.tsql.query.Variable;
import io.linkspan.lab.tsql.run.trigger.Triggers;
import io.linkspan.lab.tsql.syntax.Batch;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One run of a batch or procedure: its variables, tables and place in the nest of calls. */
public final class Activation {

    private final Batch batch;
    private final String procedure;
    private final int level;
    private final Map<String, Variable> variables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, TableVariable> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> temporary = new ArrayList<>();
    private int returned;
    private boolean depends;
    private @Nullable Object result;
    private SqlType resultType = SqlType.INT;
    private @Nullable Object scopeIdentity;
    private Triggers.@Nullable Firing firing;
    private @Nullable Statement ready;
    private @Nullable Compiled compiled;

    /** @param procedure its name, empty for a batch. @param level 0 for a batch of a client */
    public Activation(Batch batch, String procedure, int level) {
        this.batch = batch;
        this.procedure = procedure;
        this.level = level;
    }

    public Batch batch() {
        return batch;
    }

    public String procedure() {
        return procedure;
    }

    public int level() {
        return level;
    }

    /** @throws ServerError 134 */
    public void declare(Variable variable) {
        if (variables.putIfAbsent(variable.name(), variable) != null || tables.containsKey(variable.name())) {
            throw ServerError.of(134, 15, 2, "The variable name '" + variable.name() + "' has already been declared. Variable names must be unique within a query batch or stored procedure.");
        }
    }

    /** Declares it again, as a declaration within a loop does. */
    public void redeclare(Variable variable) {
        variables.put(variable.name(), variable);
    }

    /** @throws ServerError 137 */
    public Variable variable(String name) {
        Variable found = variables.get(name);
        if (found == null) {
            throw tables.containsKey(name) ? ServerError.of(137, 16, 1, "Must declare the scalar variable \"" + name + "\".") : undeclared(name);
        }
        return found;
    }

    public static ServerError undeclared(String name) {
        return ServerError.of(137, 15, 2, "Must declare the scalar variable \"" + name + "\".");
    }

    public Optional<Variable> find(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    public void declare(TableVariable table) {
        tables.put(table.name(), table);
    }

    /** @throws ServerError 1087 */
    public TableVariable table(String name) {
        TableVariable found = tables.get(name);
        if (found == null) {
            throw ServerError.of(1087, 15, 2, "Must declare the table variable \"" + name + "\".");
        }
        return found;
    }

    /** Temporary tables that a procedure made: they go when it ends. */
    public List<String> temporary() {
        return temporary;
    }

    /** What is compiled here names something of this run or of the user's: it cannot be run again. */
    public void depend() {
        depends = true;
    }

    public boolean depends() {
        return depends;
    }

    /** What the check of the batch has compiled already, to be run once. */
    public void compiled(Statement statement, Compiled query) {
        ready = statement;
        compiled = query;
    }

    public Optional<Compiled> compiled(Statement statement) {
        Optional<Compiled> found = statement == ready ? Optional.ofNullable(compiled) : Optional.empty();
        ready = null;
        compiled = null;
        return found;
    }

    /** This is a run of a trigger. */
    public void fired(Triggers.Firing by) {
        firing = by;
    }

    /** True in the trigger itself: what it does to its table does not fire it again. */
    public boolean fires(int trigger) {
        return firing != null && firing.trigger() == trigger;
    }

    /** The tables inserted and deleted of a trigger. */
    public Optional<Relation> triggered(String name) {
        return Optional.ofNullable(firing).map(f -> f.tables().get(name));
    }

    /** What EVENTDATA() says in a DDL trigger; null elsewhere. */
    public @Nullable String event() {
        return firing == null ? null : firing.event().orElse(null);
    }

    /** UPDATE(column) in a trigger. */
    public boolean updated(String column) {
        return firing != null && firing.columns().contains(column.toLowerCase(Locale.ROOT));
    }

    public int returned() {
        return returned;
    }

    public void returned(int status) {
        returned = status;
    }

    /** What RETURN of a function gave. */
    public @Nullable Object result() {
        return result;
    }

    public SqlType resultType() {
        return resultType;
    }

    public void result(@Nullable Object value, SqlType type) {
        result = value;
        resultType = type;
    }

    public @Nullable Object scopeIdentity() {
        return scopeIdentity;
    }

    public void scopeIdentity(@Nullable Object value) {
        scopeIdentity = value;
    }
}
