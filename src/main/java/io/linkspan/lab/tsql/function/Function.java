package io.linkspan.lab.tsql.function;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scalar function.
 *
 * @param least how many arguments it takes at least
 * @param most  and at most; {@link Integer#MAX_VALUE} for any number
 */
public record Function(String name, int least, int most, Typing typing, Body body) {

    /** The type of the result by those of the arguments. */
    public interface Typing {
        SqlType of(List<SqlType> arguments);
    }

    /** Computes the result: values of the Java classes that the types name, or null; as many types as values. */
    public interface Body {
        @Nullable Object apply(List<@Nullable Object> values, List<SqlType> types, Scope scope);
    }

    static Function of(String name, int least, int most, SqlType type, Body body) {
        return new Function(name, least, most, arguments -> type, body);
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 174 or 189 for a wrong number of arguments */
    public SqlType type(List<SqlType> arguments) {
        if (arguments.size() < least || arguments.size() > most) {
            throw FunctionErrors.argumentCount(this);
        }
        return typing.of(arguments);
    }

    public @Nullable Object apply(List<@Nullable Object> values, List<SqlType> types, Scope scope) {
        return body.apply(values, types, scope);
    }
}
