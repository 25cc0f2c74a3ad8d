package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.ControlStatement.DeclareTable;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DefineForm;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DefineModule;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.ModuleKind;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Parameter;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.TriggerTarget;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Query;
import io.linkspan.lab.tsql.syntax.Statement;
import io.linkspan.lab.tsql.syntax.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Views, procedures, functions and triggers: each is a batch of its own. */
final class ModuleParser {

    private final Grammar grammar;
    private final Tokens tokens;

    ModuleParser(Grammar grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    /** CREATE, ALTER or CREATE OR ALTER has been read. */
    Statement define(Token first, DefineForm form) {
        String word = tokens.expectAny("VIEW", "PROCEDURE", "PROC", "FUNCTION", "TRIGGER");
        ModuleKind kind = word.equals("PROC") ? ModuleKind.PROCEDURE : ModuleKind.valueOf(word);
        if (!tokens.begins(first)) {
            throw SyntaxErrors.createFirst((kind == ModuleKind.PROCEDURE ? "CREATE/ALTER " : "CREATE ") + kind, first.line());
        }
        ObjectName name = tokens.objectName();
        return switch (kind) {
            case VIEW -> view(first, form, name);
            case PROCEDURE -> procedure(first, form, name);
            case FUNCTION -> function(first, form, name);
            case TRIGGER -> trigger(first, form, name);
        };
    }

    private Statement view(Token first, DefineForm form, ObjectName name) {
        List<String> columns = tokens.at("(") ? tokens.parenthesized(tokens::name) : List.of();
        List<Option> options = options();
        tokens.expect("AS");
        Query query = grammar.queries.statement(grammar.queries.commonTables());
        tokens.accept("WITH", "CHECK", "OPTION");
        return module(first, ModuleKind.VIEW, form, name, List.of(), columns, Optional.empty(), Optional.empty(), options, Optional.of(query), Optional.empty(), List.of());
    }

    private Statement procedure(Token first, DefineForm form, ObjectName name) {
        boolean parentheses = tokens.accept("(");
        List<Parameter> parameters = tokens.at(Token.Kind.VARIABLE) ? tokens.list(this::parameter) : List.of();
        if (parentheses) {
            tokens.expect(")");
        }
        List<Option> options = options();
        tokens.accept("FOR", "REPLICATION");
        tokens.expect("AS");
        return module(first, ModuleKind.PROCEDURE, form, name, parameters, List.of(), Optional.empty(), Optional.empty(), options, Optional.empty(), Optional.empty(),
                body());
    }

    private Statement function(Token first, DefineForm form, ObjectName name) {
        tokens.expect("(");
        List<Parameter> parameters = tokens.at(")") ? List.of() : tokens.list(this::parameter);
        tokens.expect(")", "RETURNS");
        Optional<DeclareTable> table = Optional.empty();
        Optional<TypeName> returns = Optional.empty();
        boolean inline = tokens.accept("TABLE");
        if (!inline && tokens.at(Token.Kind.VARIABLE)) {
            table = Optional.of(grammar.control.declareTable(tokens.peek()));
        } else if (!inline) {
            returns = Optional.of(grammar.types.declared());
        }
        List<Option> options = options();
        tokens.accept("AS");
        Optional<Query> query = inline ? Optional.of(returned()) : Optional.empty();
        List<Statement> body = inline ? List.of() : List.of(block());
        return module(first, ModuleKind.FUNCTION, form, name, parameters, List.of(), returns, table, options, query, Optional.empty(), body);
    }

    private Query returned() {
        tokens.expect("RETURN");
        if (tokens.at("(", "WITH")) {
            tokens.next();
            Query query = grammar.queries.statement(grammar.queries.commonTables());
            tokens.expect(")");
            return query;
        }
        return grammar.queries.statement(grammar.queries.commonTables());
    }

    private Statement block() {
        if (!tokens.at("BEGIN")) {
            throw tokens.error();
        }
        return grammar.statements.statement();
    }

    private Statement trigger(Token first, DefineForm form, ObjectName name) {
        tokens.expect("ON");
        String scope = tokens.accept("DATABASE") ? "DATABASE" : tokens.accept("ALL", "SERVER") ? "ALL SERVER" : "";
        Optional<ObjectName> on = scope.isEmpty() ? Optional.of(tokens.objectName()) : Optional.empty();
        List<Option> options = options();
        boolean instead = tokens.accept("INSTEAD", "OF");
        if (!instead) {
            tokens.expectAny("FOR", "AFTER");
        }
        List<String> events = tokens.list(() -> on.isPresent() ? tokens.expectAny("INSERT", "UPDATE", "DELETE") : tokens.name().toUpperCase(Locale.ROOT));
        tokens.accept("NOT", "FOR", "REPLICATION");
        tokens.expect("AS");
        return module(first, ModuleKind.TRIGGER, form, name, List.of(), List.of(), Optional.empty(), Optional.empty(), options, Optional.empty(),
                Optional.of(new TriggerTarget(on, scope, instead, events)), body());
    }

    private Parameter parameter() {
        String name = tokens.variable();
        tokens.accept("AS");
        TypeName type = grammar.types.declared();
        tokens.accept("VARYING");
        tokens.accept("NOT", "NULL");
        tokens.accept("NULL");
        Optional<Expression> initial = tokens.accept("=") ? Optional.of(grammar.constants.value()) : Optional.empty();
        boolean output = !tokens.acceptAny("OUTPUT", "OUT").isEmpty();
        return new Parameter(name, type, initial, output, tokens.accept("READONLY"));
    }

    /** WITH RECOMPILE, ENCRYPTION, SCHEMABINDING, EXECUTE AS … */
    private List<Option> options() {
        return !tokens.accept("WITH") ? List.of() : tokens.list(() -> {
            if (tokens.accept("EXECUTE") || tokens.accept("EXEC")) {
                tokens.expect("AS");
                return tokens.peek().isString() ? Option.word("EXECUTE AS", tokens.string()) : Option.word("EXECUTE AS", tokens.expectAny("CALLER", "SELF", "OWNER"));
            }
            if (tokens.accept("RETURNS", "NULL", "ON") || tokens.accept("CALLED", "ON")) {
                tokens.expect("NULL", "INPUT");
                return Option.word("NULL INPUT");
            }
            return Option.word(tokens.expectAny("RECOMPILE", "ENCRYPTION", "SCHEMABINDING", "VIEW_METADATA", "NATIVE_COMPILATION", "INLINE"));
        });
    }

    private List<Statement> body() {
        List<Statement> body = grammar.statements.until("");
        if (body.isEmpty()) {
            throw tokens.error();
        }
        return body;
    }

    private Statement module(Token first, ModuleKind kind, DefineForm form, ObjectName name, List<Parameter> parameters, List<String> columns,
            Optional<TypeName> returns, Optional<DeclareTable> table, List<Option> options, Optional<Query> query, Optional<TriggerTarget> trigger,
            List<Statement> body) {
        return new DefineModule(tokens.since(first), kind, form, name, parameters, columns, returns, table, options, query, trigger, body,
                tokens.source(first.start(), tokens.last().end()));
    }
}
