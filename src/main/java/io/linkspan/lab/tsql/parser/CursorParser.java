package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.CursorStatement.CloseCursor;
import io.linkspan.lab.tsql.syntax.CursorStatement.DeallocateCursor;
import io.linkspan.lab.tsql.syntax.CursorStatement.DeclareCursor;
import io.linkspan.lab.tsql.syntax.CursorStatement.Direction;
import io.linkspan.lab.tsql.syntax.CursorStatement.Fetch;
import io.linkspan.lab.tsql.syntax.CursorStatement.OpenCursor;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Query;
import io.linkspan.lab.tsql.syntax.Statement;
import io.linkspan.lab.tsql.syntax.TransactionStatement.BeginTransaction;
import io.linkspan.lab.tsql.syntax.TransactionStatement.Commit;
import io.linkspan.lab.tsql.syntax.TransactionStatement.Rollback;
import io.linkspan.lab.tsql.syntax.TransactionStatement.Save;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cursors and transactions. */
final class CursorParser {

    private static final String[] OPTIONS = {"LOCAL", "GLOBAL", "FORWARD_ONLY", "SCROLL", "STATIC", "KEYSET", "DYNAMIC", "FAST_FORWARD", "READ_ONLY",
        "SCROLL_LOCKS", "OPTIMISTIC", "TYPE_WARNING"};

    private final Grammar grammar;
    private final Tokens tokens;

    CursorParser(Grammar grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    /** DECLARE name CURSOR. */
    Statement declare(Token first) {
        String name = tokens.name();
        List<String> before = options(new ArrayList<>(), "INSENSITIVE", "SCROLL");
        if (!tokens.at("CURSOR")) {
            throw tokens.error();
        }
        return cursor(first, name, before);
    }

    /** SET @c = CURSOR …, from the word CURSOR on. */
    Statement definition(Token first, String variable) {
        return cursor(first, variable, new ArrayList<>());
    }

    private Statement cursor(Token first, String name, List<String> options) {
        tokens.expect("CURSOR");
        options(options, OPTIONS);
        tokens.expect("FOR");
        Query query = grammar.queries.statement(grammar.queries.commonTables());
        if (tokens.accept("FOR", "UPDATE")) {
            if (tokens.accept("OF")) {
                tokens.names();
            }
        } else if (tokens.accept("FOR")) {
            tokens.expect("READ");
            tokens.expect("ONLY");
            options.add("READ_ONLY");
        }
        return new DeclareCursor(tokens.since(first), name, List.copyOf(options), query);
    }

    private List<String> options(List<String> into, String... allowed) {
        for (String option = tokens.acceptAny(allowed); !option.isEmpty(); option = tokens.acceptAny(allowed)) {
            into.add(option);
        }
        return into;
    }

    Statement open(Token first) {
        String name = cursorName();
        return new OpenCursor(tokens.since(first), name);
    }

    Statement close(Token first) {
        String name = cursorName();
        return new CloseCursor(tokens.since(first), name);
    }

    Statement deallocate(Token first) {
        String name = cursorName();
        return new DeallocateCursor(tokens.since(first), name);
    }

    String cursorName() {
        if (tokens.at("GLOBAL") && tokens.peek(1).isName()) {
            tokens.next();
        }
        return tokens.at(Kind.VARIABLE) ? tokens.variable() : tokens.name();
    }

    Statement fetch(Token first) {
        String word = tokens.peek(1).is("INTO") ? "" : tokens.acceptAny("NEXT", "PRIOR", "FIRST", "LAST", "ABSOLUTE", "RELATIVE");
        Direction direction = word.isEmpty() ? Direction.NEXT : Direction.valueOf(word);
        boolean counted = direction == Direction.ABSOLUTE || direction == Direction.RELATIVE;
        Optional<Expression> offset = counted ? Optional.of(grammar.constants.value()) : Optional.empty();
        if (!tokens.accept("FROM") && !word.isEmpty()) {
            throw tokens.error();
        }
        String name = cursorName();
        List<String> into = tokens.accept("INTO") ? tokens.list(tokens::variable) : List.of();
        return new Fetch(tokens.since(first), direction, offset, name, into);
    }

    /** After BEGIN. */
    Statement beginTransaction(Token first) {
        tokens.accept("DISTRIBUTED");
        tokens.expectAny("TRANSACTION", "TRAN");
        Optional<String> name = transactionName();
        Optional<String> mark = Optional.empty();
        if (tokens.accept("WITH", "MARK")) {
            mark = Optional.of(tokens.peek().isString() ? tokens.string() : "");
        }
        return new BeginTransaction(tokens.since(first), name, mark);
    }

    Statement commit(Token first) {
        boolean named = !tokens.accept("WORK") && !tokens.acceptAny("TRANSACTION", "TRAN").isEmpty();
        Optional<String> name = named ? transactionName() : Optional.empty();
        if (tokens.at("WITH", "(")) {
            tokens.next();
            grammar.options.list();
        }
        return new Commit(tokens.since(first), name);
    }

    Statement rollback(Token first) {
        boolean named = !tokens.accept("WORK") && !tokens.acceptAny("TRANSACTION", "TRAN").isEmpty();
        Optional<String> name = named ? transactionName() : Optional.empty();
        return new Rollback(tokens.since(first), name);
    }

    Statement save(Token first) {
        tokens.expectAny("TRANSACTION", "TRAN");
        String name = transactionName().orElseThrow(tokens::error);
        return new Save(tokens.since(first), name);
    }

    private Optional<String> transactionName() {
        if (tokens.at(Kind.VARIABLE)) {
            return Optional.of(tokens.variable());
        }
        return tokens.peek().isName() && !tokens.peek(1).is(":") ? Optional.of(tokens.name()) : Optional.empty();
    }
}
