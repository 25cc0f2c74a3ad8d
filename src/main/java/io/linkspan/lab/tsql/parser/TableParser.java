package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.AddToTable;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.AlterColumn;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.AlterTable;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Check;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.ColumnDefinition;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Computed;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Constraint;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.CreateTable;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Default;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DropFromTable;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.ForeignKey;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Identity;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Key;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.KeyColumn;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.SwitchConstraints;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.SwitchTriggers;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.TableAction;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.TableOptions;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.TablePart;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Statement;
import io.linkspan.lab.tsql.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tables: columns and constraints, CREATE TABLE and ALTER TABLE. */
final class TableParser {

    private final Grammar grammar;
    private final Tokens tokens;

    TableParser(Grammar grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    /** What stands between the parentheses of a table. */
    record Elements(List<ColumnDefinition> columns, List<Constraint> constraints) {
    }

    /** CREATE TABLE has been read. */
    Statement create(Token first) {
        ObjectName name = tokens.objectName();
        Elements elements = elements();
        storage();
        List<Option> options = tokens.accept("WITH") ? grammar.options.list() : List.of();
        return new CreateTable(tokens.since(first), name, elements.columns(), elements.constraints(), options);
    }

    Elements elements() {
        tokens.expect("(");
        Elements elements = list(true);
        tokens.expect(")");
        return elements;
    }

    private Elements list(boolean closes) {
        List<ColumnDefinition> columns = new ArrayList<>();
        List<Constraint> constraints = new ArrayList<>();
        do {
            if (closes && tokens.at(")") && !columns.isEmpty()) {
                break;
            }
            if (tokens.atAny("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "DEFAULT")) {
                constraints.add(tableConstraint());
            } else if (tokens.accept("INDEX")) {
                inlineIndex();
            } else {
                columns.add(column());
            }
        } while (tokens.accept(","));
        return new Elements(List.copyOf(columns), List.copyOf(constraints));
    }

    /** An index inside a table changes nothing of what the table says. */
    private void inlineIndex() {
        tokens.name();
        tokens.accept("UNIQUE");
        tokens.acceptAny("CLUSTERED", "NONCLUSTERED");
        tokens.parenthesized(this::keyColumn);
    }

    private ColumnDefinition column() {
        String name = tokens.name();
        if (tokens.accept("AS")) {
            return computed(name);
        }
        boolean rowversion = tokens.at(",") || tokens.at(")");
        TypeName type = rowversion && name.equalsIgnoreCase("timestamp") ? grammar.types.named("timestamp") : grammar.types.declared();
        return rest(name, type);
    }

    private ColumnDefinition computed(String name) {
        int start = tokens.peek().start();
        Expression value = grammar.expressions.value();
        String text = inner(tokens.source(start, tokens.last().end()));
        boolean persisted = tokens.accept("PERSISTED");
        Optional<Boolean> nullable = persisted && tokens.accept("NOT", "NULL") ? Optional.of(false) : Optional.empty();
        List<Constraint> constraints = new ArrayList<>();
        while (tokens.atAny("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK")) {
            constraints.add(columnConstraint(name));
        }
        return new ColumnDefinition(name, Optional.empty(), Optional.of(new Computed(value, text, persisted)), nullable, Optional.empty(), Optional.empty(),
                false, false, List.copyOf(constraints));
    }

    /** A text without the parentheses around all of it. */
    private static String inner(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && i < text.length() - 1) {
                return text;
            }
        }
        return text.startsWith("(") ? text.substring(1, text.length() - 1) : text;
    }

    private ColumnDefinition rest(String name, TypeName type) {
        Optional<String> collation = Optional.empty();
        Optional<Boolean> nullable = Optional.empty();
        Optional<Identity> identity = Optional.empty();
        boolean rowGuid = false;
        boolean sparse = false;
        List<Constraint> constraints = new ArrayList<>();
        while (true) {
            if (tokens.accept("COLLATE")) {
                collation = Optional.of(tokens.anyName());
            } else if (tokens.accept("NULL")) {
                nullable = Optional.of(true);
            } else if (tokens.accept("NOT", "NULL")) {
                nullable = Optional.of(false);
            } else if (tokens.accept("IDENTITY")) {
                identity = Optional.of(identity());
            } else if (tokens.accept("ROWGUIDCOL")) {
                rowGuid = true;
            } else if (tokens.accept("SPARSE")) {
                sparse = true;
            } else if (tokens.atAny("CONSTRAINT", "DEFAULT", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "FOREIGN")) {
                constraints.add(columnConstraint(name));
            } else {
                return new ColumnDefinition(name, Optional.of(type), Optional.empty(), nullable, identity, collation, rowGuid, sparse, List.copyOf(constraints));
            }
        }
    }

    private Identity identity() {
        Identity identity = new Identity(1, 1);
        if (tokens.accept("(")) {
            long seed = whole();
            tokens.expect(",");
            identity = new Identity(seed, whole());
            tokens.expect(")");
        }
        tokens.accept("NOT", "FOR", "REPLICATION");
        return identity;
    }

    private long whole() {
        boolean negative = tokens.accept("-");
        if (!tokens.at(Kind.INTEGER) || tokens.peek().text().length() > 18) {
            throw tokens.error();
        }
        long value = Long.parseLong(tokens.next().text());
        return negative ? -value : value;
    }

    private Optional<String> constraintName() {
        return tokens.accept("CONSTRAINT") ? Optional.of(tokens.name()) : Optional.empty();
    }

    private Constraint columnConstraint(String column) {
        Optional<String> name = constraintName();
        return switch (tokens.expectAny("DEFAULT", "PRIMARY", "UNIQUE", "CHECK", "REFERENCES", "FOREIGN")) {
            case "DEFAULT" -> defaultValue(name, column);
            case "PRIMARY" -> {
                tokens.expect("KEY");
                yield key(name, true, List.of(new KeyColumn(column, false)));
            }
            case "UNIQUE" -> key(name, false, List.of(new KeyColumn(column, false)));
            case "CHECK" -> check(name);
            case "FOREIGN" -> {
                tokens.expect("KEY", "REFERENCES");
                yield foreignKey(name, List.of(column));
            }
            default -> foreignKey(name, List.of(column));
        };
    }

    private Constraint tableConstraint() {
        Optional<String> name = constraintName();
        return switch (tokens.expectAny("DEFAULT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN")) {
            case "DEFAULT" -> {
                Default value = defaultValue(name, "");
                tokens.expect("FOR");
                yield new Default(name, value.value(), value.text(), tokens.name());
            }
            case "PRIMARY" -> {
                tokens.expect("KEY");
                yield key(name, true, List.of());
            }
            case "UNIQUE" -> key(name, false, List.of());
            case "CHECK" -> check(name);
            default -> {
                tokens.expect("KEY");
                List<String> columns = tokens.parenthesized(tokens::name);
                tokens.expect("REFERENCES");
                yield foreignKey(name, columns);
            }
        };
    }

    private Default defaultValue(Optional<String> name, String column) {
        Token start = tokens.peek();
        Expression value = grammar.expressions.value();
        tokens.accept("WITH", "VALUES");
        return new Default(name, value, tokens.source(start.start(), tokens.last().end()), column);
    }

    private Key key(Optional<String> name, boolean primary, List<KeyColumn> implied) {
        String clustered = tokens.acceptAny("CLUSTERED", "NONCLUSTERED");
        List<KeyColumn> columns = tokens.at("(") ? tokens.parenthesized(this::keyColumn) : implied;
        if (columns.isEmpty()) {
            throw tokens.error();
        }
        if (tokens.accept("WITH")) {
            grammar.options.list();
        }
        storage();
        return new Key(name, primary, clustered.isEmpty() ? Optional.empty() : Optional.of(clustered.equals("CLUSTERED")), columns);
    }

    KeyColumn keyColumn() {
        String name = tokens.name();
        boolean descending = tokens.accept("DESC");
        tokens.accept("ASC");
        return new KeyColumn(name, descending);
    }

    private Check check(Optional<String> name) {
        tokens.accept("NOT", "FOR", "REPLICATION");
        Token open = tokens.peek();
        tokens.expect("(");
        Expression condition = grammar.expressions.condition();
        tokens.expect(")");
        return new Check(name, condition, tokens.source(open.start(), tokens.last().end()));
    }

    private ForeignKey foreignKey(Optional<String> name, List<String> columns) {
        ObjectName table = tokens.objectName();
        List<String> referenced = tokens.at("(") ? tokens.parenthesized(tokens::name) : List.of();
        String onDelete = "NO ACTION";
        String onUpdate = "NO ACTION";
        while (tokens.at("ON", "DELETE") || tokens.at("ON", "UPDATE")) {
            tokens.next();
            boolean delete = tokens.next().is("DELETE");
            String action = tokens.accept("CASCADE") ? "CASCADE" : tokens.accept("NO", "ACTION") ? "NO ACTION" : tokens.accept("SET", "NULL") ? "SET NULL" : "SET DEFAULT";
            if (action.equals("SET DEFAULT")) {
                tokens.expect("SET", "DEFAULT");
            }
            onDelete = delete ? action : onDelete;
            onUpdate = delete ? onUpdate : action;
        }
        tokens.accept("NOT", "FOR", "REPLICATION");
        return new ForeignKey(name, columns, table, referenced, onDelete, onUpdate);
    }

    /** ON filegroup, TEXTIMAGE_ON filegroup: said, kept nowhere. */
    void storage() {
        while (tokens.at("ON") && !tokens.peek(1).is("DELETE") && !tokens.peek(1).is("UPDATE") || tokens.at("TEXTIMAGE_ON")) {
            tokens.next();
            tokens.anyName();
            if (tokens.at("(")) {
                tokens.parenthesized(tokens::name);
            }
        }
    }

    /** ALTER TABLE has been read. */
    Statement alter(Token first) {
        ObjectName table = tokens.objectName();
        TableAction action = action();
        return new AlterTable(tokens.since(first), table, action);
    }

    private TableAction action() {
        boolean with = tokens.accept("WITH") && !tokens.expectAny("CHECK", "NOCHECK").isEmpty();
        return switch (tokens.expectAny("ADD", "ALTER", "DROP", "CHECK", "NOCHECK", "ENABLE", "DISABLE", "SET", "REBUILD")) {
            case "ADD" -> {
                Elements added = list(false);
                yield new AddToTable(added.columns(), added.constraints());
            }
            case "ALTER" -> {
                tokens.expect("COLUMN");
                yield new AlterColumn(column());
            }
            case "DROP" -> new DropFromTable(dropped());
            case "CHECK" -> switchConstraints(true);
            case "NOCHECK" -> switchConstraints(false);
            case "SET" -> new TableOptions("SET", grammar.options.list());
            case "REBUILD" -> new TableOptions("REBUILD", !with && tokens.accept("WITH") ? grammar.options.list() : List.of());
            default -> {
                boolean on = tokens.last().is("ENABLE");
                tokens.expect("TRIGGER");
                yield new SwitchTriggers(on, allOr(tokens::names));
            }
        };
    }

    private TableAction switchConstraints(boolean on) {
        tokens.expect("CONSTRAINT");
        return new SwitchConstraints(on, allOr(tokens::names));
    }

    private List<String> allOr(Supplier<List<String>> names) {
        return tokens.accept("ALL") ? List.of() : names.get();
    }

    private List<TablePart> dropped() {
        List<TablePart> parts = new ArrayList<>();
        boolean column = false;
        boolean ifExists = false;
        do {
            if (tokens.atAny("COLUMN", "CONSTRAINT")) {
                column = tokens.next().is("COLUMN");
                ifExists = tokens.accept("IF", "EXISTS");
            }
            parts.add(new TablePart(column, tokens.name(), ifExists));
        } while (tokens.accept(","));
        return List.copyOf(parts);
    }
}
