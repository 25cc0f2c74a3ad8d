package io.linkspan.lab.tsql.parser.token;

import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Expression.Global;
import io.linkspan.lab.tsql.syntax.Expression.Literal;
import io.linkspan.lab.tsql.syntax.Expression.Variable;

/** Values where the language takes no expressions. */
public record Constants(Tokens tokens) {

    /** A constant or a variable: all that a call, RAISERROR and THROW take. A bare word is a string. */
    public Expression value() {
        Token token = tokens.next();
        return switch (token.kind()) {
            case STRING, UNICODE, INTEGER, DECIMAL, FLOAT, MONEY, BINARY -> Literals.of(token);
            case VARIABLE -> new Variable(token.text());
            case GLOBAL -> new Global(token.text());
            case SIGN -> signed(token);
            case WORD, QUOTED -> {
                if (token.is("NULL")) {
                    yield Literals.NULL;
                }
                if (!token.isName()) {
                    throw SyntaxErrors.near(token);
                }
                yield Literals.unicode(token.text());
            }
            case END -> throw tokens.error();
        };
    }

    private Expression signed(Token sign) {
        if (!sign.is("-") && !sign.is("+")) {
            throw SyntaxErrors.near(sign);
        }
        Literal number = Literals.of(tokens.next());
        if (!(number.value() instanceof Number)) {
            throw SyntaxErrors.near(tokens.last());
        }
        return sign.is("-") ? Literals.negative(number) : number;
    }
}
