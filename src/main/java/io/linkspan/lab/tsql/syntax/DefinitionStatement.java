package io.linkspan.lab.tsql.syntax;

import io.linkspan.lab.engine.type.SqlType;
import java.util.List;
import java.util.Optional;

/** Tables and other objects of a database: create, alter, drop. */
public sealed interface DefinitionStatement extends Statement {

    record CreateTable(Place place, ObjectName name, List<ColumnDefinition> columns, List<Constraint> constraints, List<Option> options)
            implements DefinitionStatement {
    }

    /**
     * A column; it has a type, or it is computed.
     *
     * @param nullable    as declared, empty where nothing is said
     * @param constraints those written behind the column, each naming it
     */
    record ColumnDefinition(String name, Optional<TypeName> type, Optional<Computed> computed, Optional<Boolean> nullable, Optional<Identity> identity,
            Optional<String> collation, boolean rowGuid, boolean sparse, List<Constraint> constraints) {

        public ColumnDefinition with(SqlType other) {
            return new ColumnDefinition(name, type.map(t -> new TypeName(t.name(), Optional.of(other))), computed, nullable, identity, collation, rowGuid, sparse, constraints);
        }
    }

    record Computed(Expression value, String text, boolean persisted) {
    }

    record Identity(long seed, long increment) {
    }

    /** A constraint; the name is empty where the server has to make one, {@code text} is the source of its expression. */
    sealed interface Constraint {
        Optional<String> name();
    }

    /** PRIMARY KEY and UNIQUE. */
    record Key(Optional<String> name, boolean primary, Optional<Boolean> clustered, List<KeyColumn> columns) implements Constraint {
    }

    record KeyColumn(String name, boolean descending) {
    }

    /** @param onDelete NO ACTION, CASCADE, SET NULL, SET DEFAULT */
    record ForeignKey(Optional<String> name, List<String> columns, ObjectName table, List<String> referenced, String onDelete, String onUpdate)
            implements Constraint {
    }

    record Check(Optional<String> name, Expression condition, String text) implements Constraint {
    }

    record Default(Optional<String> name, Expression value, String text, String column) implements Constraint {
    }

    record AlterTable(Place place, ObjectName table, TableAction action) implements DefinitionStatement {
    }

    sealed interface TableAction {
    }

    record AddToTable(List<ColumnDefinition> columns, List<Constraint> constraints) implements TableAction {
    }

    record AlterColumn(ColumnDefinition column) implements TableAction {
    }

    record DropFromTable(List<TablePart> parts) implements TableAction {
    }

    record TablePart(boolean column, String name, boolean ifExists) {
    }

    /** CHECK and NOCHECK CONSTRAINT; no names for ALL. */
    record SwitchConstraints(boolean on, List<String> names) implements TableAction {
    }

    /** ENABLE and DISABLE TRIGGER; no names for ALL. */
    record SwitchTriggers(boolean on, List<String> names) implements TableAction {
    }

    /** SET (…) and REBUILD [WITH (…)]; the verb says which. */
    record TableOptions(String verb, List<Option> options) implements TableAction {
    }

    record CreateIndex(Place place, String name, ObjectName table, boolean unique, boolean clustered, boolean columnstore, List<KeyColumn> columns,
            List<String> included, Optional<Expression> where, List<Option> options) implements DefinitionStatement {
    }

    /** @param index empty for ALL; the action is REBUILD, REORGANIZE, DISABLE or SET */
    record AlterIndex(Place place, Optional<String> index, ObjectName table, String action, List<Option> options) implements DefinitionStatement {
    }

    record DropIndex(Place place, boolean ifExists, List<IndexName> indexes) implements DefinitionStatement {
    }

    record IndexName(String name, ObjectName table) {
    }

    /** UPDATE STATISTICS. */
    record UpdateStatistics(Place place, ObjectName table) implements DefinitionStatement {
    }

    /**
     * A view, procedure, function or trigger.
     *
     * @param columns      column names of a view
     * @param returns      type of a scalar function
     * @param returnsTable variable and columns of a multi-statement table function
     * @param query        of a view or an inline table function
     * @param trigger      what a trigger watches
     * @param text         the whole source, as sys.sql_modules keeps it
     */
    record DefineModule(Place place, ModuleKind kind, DefineForm form, ObjectName name, List<Parameter> parameters, List<String> columns,
            Optional<TypeName> returns, Optional<ControlStatement.DeclareTable> returnsTable, List<Option> options, Optional<Query> query,
            Optional<TriggerTarget> trigger, List<Statement> body, String text) implements DefinitionStatement {
    }

    enum ModuleKind { VIEW, PROCEDURE, FUNCTION, TRIGGER }

    enum DefineForm { CREATE, ALTER, CREATE_OR_ALTER }

    record Parameter(String name, TypeName type, Optional<Expression> initial, boolean output, boolean readOnly) {
    }

    /** @param on table or view; empty for DATABASE and ALL SERVER, which {@code scope} then names */
    record TriggerTarget(Optional<ObjectName> on, String scope, boolean insteadOf, List<String> events) {
    }

    /** ENABLE and DISABLE TRIGGER of a database or (with {@code server}) of the server; no names for ALL. */
    record SwitchDdlTriggers(Place place, boolean on, List<String> names, boolean server) implements DefinitionStatement {
    }

    record CreateSchema(Place place, String name, Optional<String> owner) implements DefinitionStatement {
    }

    record DefineSequence(Place place, DefineForm form, ObjectName name, Optional<TypeName> type, List<Option> options) implements DefinitionStatement {
    }

    /** CREATE TYPE … FROM base, or AS TABLE with columns. */
    record CreateType(Place place, ObjectName name, Optional<TypeName> base, boolean nullable, List<ColumnDefinition> columns,
            List<Constraint> constraints) implements DefinitionStatement {
    }

    record CreateSynonym(Place place, ObjectName name, ObjectName target) implements DefinitionStatement {
    }

    /** DROP of everything but an index and an availability group; MASTER_KEY and DATABASE_ENCRYPTION_KEY have no names. */
    record Drop(Place place, DropKind kind, boolean ifExists, List<ObjectName> names) implements DefinitionStatement {
    }

    enum DropKind {
        TABLE, VIEW, PROCEDURE, FUNCTION, TRIGGER, SCHEMA, SEQUENCE, TYPE, SYNONYM, STATISTICS, DATABASE, LOGIN, USER, ROLE, SERVER_ROLE,
        CERTIFICATE, SYMMETRIC_KEY, ASYMMETRIC_KEY, DATABASE_TRIGGER, SERVER_TRIGGER, CREDENTIAL, DATABASE_SCOPED_CREDENTIAL, ENDPOINT, MASTER_KEY, DATABASE_ENCRYPTION_KEY
    }
}
