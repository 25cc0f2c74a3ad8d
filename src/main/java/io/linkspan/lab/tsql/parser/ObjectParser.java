package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.AlterIndex;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.AlterTable;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.CreateIndex;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.CreateSchema;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.CreateSynonym;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.CreateType;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DefineForm;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DefineSequence;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.KeyColumn;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.SwitchDdlTriggers;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.SwitchTriggers;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.UpdateStatistics;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Statement;
import io.linkspan.lab.tsql.syntax.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Indexes, schemas, sequences, types and synonyms. */
final class ObjectParser {

    private final Grammar grammar;
    private final Tokens tokens;

    ObjectParser(Grammar grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    /** After CREATE. */
    Statement createIndex(Token first) {
        boolean unique = tokens.accept("UNIQUE");
        boolean clustered = tokens.acceptAny("CLUSTERED", "NONCLUSTERED").equals("CLUSTERED");
        boolean columnstore = tokens.accept("COLUMNSTORE");
        tokens.expect("INDEX");
        String name = tokens.name();
        tokens.expect("ON");
        ObjectName table = tokens.objectName();
        List<KeyColumn> columns = !columnstore || tokens.at("(") ? tokens.parenthesized(grammar.tables::keyColumn) : List.of();
        List<String> included = tokens.accept("INCLUDE") ? tokens.parenthesized(tokens::name) : List.of();
        Optional<Expression> where = grammar.queries.where();
        List<Option> options = tokens.accept("WITH") ? grammar.options.list() : List.of();
        grammar.tables.storage();
        return new CreateIndex(tokens.since(first), name, table, unique, clustered, columnstore, columns, included, where, options);
    }

    /** After ALTER INDEX. */
    Statement alterIndex(Token first) {
        Optional<String> name = tokens.accept("ALL") ? Optional.empty() : Optional.of(tokens.name());
        tokens.expect("ON");
        ObjectName table = tokens.objectName();
        String action = tokens.expectAny("REBUILD", "REORGANIZE", "DISABLE", "SET");
        if (tokens.accept("PARTITION", "=") && !tokens.accept("ALL")) {
            tokens.integer();
        }
        boolean options = action.equals("SET") || tokens.accept("WITH");
        List<Option> list = options ? grammar.options.list() : List.of();
        return new AlterIndex(tokens.since(first), name, table, action, list);
    }

    /** After UPDATE. */
    Statement updateStatistics(Token first) {
        tokens.expect("STATISTICS");
        ObjectName table = tokens.objectName();
        if (tokens.at("(")) {
            tokens.parenthesized(tokens::name);
        } else if (tokens.peek().isName()) {
            tokens.name();
        }
        if (tokens.accept("WITH")) {
            tokens.list(() -> {
                String option = tokens.expectAny("FULLSCAN", "RESAMPLE", "NORECOMPUTE", "SAMPLE", "ALL", "COLUMNS", "INDEX");
                if (option.equals("SAMPLE")) {
                    tokens.integer();
                    tokens.expectAny("PERCENT", "ROWS");
                }
                return option;
            });
        }
        return new UpdateStatistics(tokens.since(first), table);
    }

    /** ENABLE TRIGGER … ON table, DATABASE or ALL SERVER. */
    Statement switchTrigger(Token first) {
        tokens.expect("TRIGGER");
        List<String> names = tokens.accept("ALL") ? List.of() : tokens.list(() -> tokens.objectName().name());
        tokens.expect("ON");
        boolean server = tokens.accept("ALL", "SERVER");
        if (server || tokens.accept("DATABASE")) {
            return new SwitchDdlTriggers(tokens.since(first), first.is("ENABLE"), names, server);
        }
        ObjectName table = tokens.objectName();
        return new AlterTable(tokens.since(first), table, new SwitchTriggers(first.is("ENABLE"), names));
    }

    Statement createSchema(Token first) {
        if (!tokens.begins(first)) {
            throw SyntaxErrors.createFirst("CREATE SCHEMA", first.line());
        }
        Optional<String> owner = Optional.empty();
        String name = tokens.at("AUTHORIZATION") ? "" : tokens.name();
        if (tokens.accept("AUTHORIZATION")) {
            owner = Optional.of(tokens.name());
        }
        return new CreateSchema(tokens.since(first), name.isEmpty() ? owner.orElseThrow(tokens::error) : name, owner);
    }

    Statement sequence(Token first, DefineForm form) {
        ObjectName name = tokens.objectName();
        Optional<TypeName> type = tokens.accept("AS") ? Optional.of(grammar.types.declared()) : Optional.empty();
        List<Option> options = new ArrayList<>();
        while (tokens.atAny("START", "RESTART", "INCREMENT", "MINVALUE", "MAXVALUE", "CYCLE", "NO", "CACHE")) {
            options.add(sequenceOption());
        }
        return new DefineSequence(tokens.since(first), form, name, type, List.copyOf(options));
    }

    private Option sequenceOption() {
        String word = tokens.next().upper();
        return switch (word) {
            case "NO" -> Option.word(tokens.expectAny("MINVALUE", "MAXVALUE", "CYCLE", "CACHE"), "NO");
            case "CYCLE" -> Option.word("CYCLE", "ON");
            case "CACHE" -> tokens.at(Token.Kind.INTEGER) ? Option.value("CACHE", grammar.constants.value()) : Option.word("CACHE");
            case "RESTART" -> tokens.accept("WITH") ? Option.value(word, grammar.constants.value()) : Option.word(word);
            case "START", "INCREMENT" -> {
                tokens.expect(word.equals("START") ? "WITH" : "BY");
                yield Option.value(word, grammar.constants.value());
            }
            default -> Option.value(word, grammar.constants.value());
        };
    }

    Statement createType(Token first) {
        ObjectName name = tokens.objectName();
        if (tokens.accept("FROM")) {
            TypeName base = grammar.types.declared();
            boolean nullable = !tokens.accept("NOT", "NULL");
            tokens.accept("NULL");
            return new CreateType(tokens.since(first), name, Optional.of(base), nullable, List.of(), List.of());
        }
        tokens.expect("AS", "TABLE");
        TableParser.Elements elements = grammar.tables.elements();
        return new CreateType(tokens.since(first), name, Optional.empty(), true, elements.columns(), elements.constraints());
    }

    Statement createSynonym(Token first) {
        ObjectName name = tokens.objectName();
        tokens.expect("FOR");
        ObjectName target = tokens.objectName();
        return new CreateSynonym(tokens.since(first), name, target);
    }
}
