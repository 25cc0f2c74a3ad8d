package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.DataStatement.Assignment;
import io.linkspan.lab.tsql.syntax.DataStatement.DefaultSource;
import io.linkspan.lab.tsql.syntax.DataStatement.Delete;
import io.linkspan.lab.tsql.syntax.DataStatement.ExecuteSource;
import io.linkspan.lab.tsql.syntax.DataStatement.Insert;
import io.linkspan.lab.tsql.syntax.DataStatement.Merge;
import io.linkspan.lab.tsql.syntax.DataStatement.MergeAction;
import io.linkspan.lab.tsql.syntax.DataStatement.MergeClause;
import io.linkspan.lab.tsql.syntax.DataStatement.MergeDelete;
import io.linkspan.lab.tsql.syntax.DataStatement.MergeInsert;
import io.linkspan.lab.tsql.syntax.DataStatement.MergeMatch;
import io.linkspan.lab.tsql.syntax.DataStatement.MergeUpdate;
import io.linkspan.lab.tsql.syntax.DataStatement.Output;
import io.linkspan.lab.tsql.syntax.DataStatement.QuerySource;
import io.linkspan.lab.tsql.syntax.DataStatement.RowSource;
import io.linkspan.lab.tsql.syntax.DataStatement.SelectStatement;
import io.linkspan.lab.tsql.syntax.DataStatement.Source;
import io.linkspan.lab.tsql.syntax.DataStatement.Truncate;
import io.linkspan.lab.tsql.syntax.DataStatement.Update;
import io.linkspan.lab.tsql.syntax.Expression.BinaryOperator;
import io.linkspan.lab.tsql.syntax.Expression.ColumnRef;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Query.Cte;
import io.linkspan.lab.tsql.syntax.Query.FromItem;
import io.linkspan.lab.tsql.syntax.Query.SelectItem;
import io.linkspan.lab.tsql.syntax.Query.Top;
import io.linkspan.lab.tsql.syntax.Query;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SELECT, INSERT, UPDATE, DELETE, MERGE and TRUNCATE TABLE. */
final class DataParser {

    private final Grammar grammar;
    private final Tokens tokens;

    DataParser(Grammar grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    /** A statement that may begin with common tables. */
    Statement statement(Token first) {
        List<Cte> with = grammar.queries.commonTables();
        if (tokens.at("SELECT") || tokens.at("(")) {
            Query query = grammar.queries.statement(with);
            return new SelectStatement(tokens.since(first), query);
        }
        return switch (tokens.expectAny("INSERT", "UPDATE", "DELETE", "MERGE")) {
            case "INSERT" -> insert(first, with);
            case "UPDATE" -> update(first, with);
            case "DELETE" -> delete(first, with);
            default -> merge(first, with);
        };
    }

    Statement truncate(Token first) {
        tokens.expect("TABLE");
        ObjectName table = tokens.objectName();
        return new Truncate(tokens.since(first), table);
    }

    private Insert insert(Token first, List<Cte> with) {
        Optional<Top> top = grammar.queries.top();
        tokens.accept("INTO");
        FromItem target = grammar.from.target(false);
        List<String> columns = tokens.at("(") && !tokens.peek(1).is("SELECT") ? tokens.parenthesized(this::columnName) : List.of();
        Optional<Output> output = output();
        Source source = source();
        hints();
        return new Insert(tokens.since(first), with, top, target, columns, output, source);
    }

    private Source source() {
        if (tokens.accept("DEFAULT", "VALUES")) {
            return new DefaultSource();
        }
        if (tokens.at("VALUES")) {
            return new RowSource(grammar.from.rows());
        }
        if (tokens.atAny("EXEC", "EXECUTE")) {
            Token first = tokens.next();
            return new ExecuteSource((ControlStatement) grammar.calls.execute(first));
        }
        return new QuerySource(grammar.queries.query());
    }

    /** The last part of what may carry a prefix. */
    private String columnName() {
        return tokens.objectName().name();
    }

    private Update update(Token first, List<Cte> with) {
        Optional<Top> top = grammar.queries.top();
        FromItem target = grammar.from.target(false);
        tokens.expect("SET");
        List<Assignment> set = tokens.list(this::assignment);
        Optional<Output> output = output();
        List<FromItem> from = tokens.accept("FROM") ? grammar.from.items() : List.of();
        Optional<String> cursor = currentOf();
        Optional<Expression> where = cursor.isPresent() ? Optional.empty() : grammar.queries.where();
        hints();
        return new Update(tokens.since(first), with, top, target, set, output, from, where, cursor);
    }

    private Assignment assignment() {
        Optional<String> variable = tokens.at(Kind.VARIABLE) ? Optional.of(tokens.variable()) : Optional.empty();
        boolean both = variable.isPresent() && tokens.at("=") && tokens.peek(1).isName() && columnAssigned();
        if (both) {
            tokens.next();
        }
        Optional<ColumnRef> column = variable.isEmpty() || both ? Optional.of(column()) : Optional.empty();
        Optional<BinaryOperator> operator = grammar.expressions.assignment();
        return new Assignment(variable, column, operator, tokens.accept("DEFAULT") ? new Expression.DefaultValue() : grammar.expressions.value());
    }

    /** {@code @v = column = value}: looks behind the name. */
    private boolean columnAssigned() {
        int i = 2;
        while (tokens.peek(i).is(".")) {
            i += 2;
        }
        return tokens.peek(i).upper().matches("[-+*/%&|^]?=");
    }

    private ColumnRef column() {
        int line = tokens.line();
        List<String> parts = tokens.objectName().parts();
        return new ColumnRef(List.copyOf(parts.subList(0, parts.size() - 1)), parts.getLast(), line);
    }

    private Delete delete(Token first, List<Cte> with) {
        Optional<Top> top = grammar.queries.top();
        tokens.accept("FROM");
        FromItem target = grammar.from.target(false);
        Optional<Output> output = output();
        List<FromItem> from = tokens.accept("FROM") ? grammar.from.items() : List.of();
        Optional<String> cursor = currentOf();
        Optional<Expression> where = cursor.isPresent() ? Optional.empty() : grammar.queries.where();
        hints();
        return new Delete(tokens.since(first), with, top, target, output, from, where, cursor);
    }

    private Optional<String> currentOf() {
        return tokens.accept("WHERE", "CURRENT", "OF") ? Optional.of(grammar.cursors.cursorName()) : Optional.empty();
    }

    private Merge merge(Token first, List<Cte> with) {
        Optional<Top> top = grammar.queries.top();
        tokens.accept("INTO");
        FromItem target = grammar.from.target(true);
        tokens.expect("USING");
        FromItem source = grammar.from.source();
        tokens.expect("ON");
        Expression on = grammar.expressions.condition();
        List<MergeClause> clauses = new ArrayList<>();
        while (tokens.accept("WHEN")) {
            clauses.add(clause());
        }
        if (clauses.isEmpty()) {
            throw tokens.error();
        }
        Optional<Output> output = output();
        hints();
        if (!tokens.at(";")) {
            throw SyntaxErrors.mergeNeedsSemicolon(tokens.last().line());
        }
        return new Merge(tokens.since(first), with, top, target, source, on, List.copyOf(clauses), output);
    }

    private MergeClause clause() {
        MergeMatch match = MergeMatch.MATCHED;
        if (tokens.accept("NOT")) {
            tokens.expect("MATCHED");
            match = tokens.accept("BY", "SOURCE") ? MergeMatch.NOT_MATCHED_BY_SOURCE : MergeMatch.NOT_MATCHED_BY_TARGET;
            tokens.accept("BY", "TARGET");
        } else {
            tokens.expect("MATCHED");
        }
        Optional<Expression> condition = tokens.accept("AND") ? Optional.of(grammar.expressions.condition()) : Optional.empty();
        tokens.expect("THEN");
        return new MergeClause(match, condition, action(match));
    }

    private MergeAction action(MergeMatch match) {
        if (match == MergeMatch.NOT_MATCHED_BY_TARGET) {
            tokens.expect("INSERT");
            List<String> columns = tokens.at("(") ? tokens.parenthesized(this::columnName) : List.of();
            return new MergeInsert(columns, tokens.accept("DEFAULT", "VALUES") ? List.of() : grammar.from.rows().getFirst());
        }
        if (tokens.accept("DELETE")) {
            return new MergeDelete();
        }
        tokens.expect("UPDATE", "SET");
        return new MergeUpdate(tokens.list(this::assignment));
    }

    private Optional<Output> output() {
        if (!tokens.accept("OUTPUT")) {
            return Optional.empty();
        }
        List<SelectItem> items = tokens.list(grammar.queries::item);
        if (!tokens.accept("INTO")) {
            return Optional.of(new Output(items, Optional.empty(), List.of()));
        }
        FromItem into = grammar.from.target(false);
        return Optional.of(new Output(items, Optional.of(into), tokens.at("(") ? tokens.parenthesized(tokens::name) : List.of()));
    }

    /** OPTION (…) says nothing to the lab. */
    private void hints() {
        if (tokens.at("OPTION", "(")) {
            grammar.queries.hints();
        }
    }
}
