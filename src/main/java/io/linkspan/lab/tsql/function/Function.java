package io.linkspan.lab.tsql.function;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.SqlType.Kind;
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
        public SqlType of(List<SqlType> arguments);
    }

    /** Computes the result: values of the Java classes that the types name, or null; as many types as values. */
    public interface Body {
        @Nullable Object apply(List<@Nullable Object> values, List<SqlType> types, Scope scope);
    }

    /** Computes the result from arguments that are read as the function wants them. */
    public interface Simple {
        @Nullable Object apply(Arguments arguments);
    }

    /** A function that gives null as soon as one argument is null. */
    public static Function strict(String name, int least, int most, Typing typing, Simple body) {
        return new Function(name, least, most, typing, (values, types, scope) -> {
            Arguments arguments = new Arguments(values, types, scope);
            return arguments.hasNull() ? null : body.apply(arguments);
        });
    }

    public static Function strict(String name, int arguments, SqlType type, Simple body) {
        return strict(name, arguments, arguments, types -> type, body);
    }

    /** A function that looks at nulls itself. */
    public static Function open(String name, int least, int most, Typing typing, Simple body) {
        return new Function(name, least, most, typing, (values, types, scope) -> body.apply(new Arguments(values, types, scope)));
    }

    /** Text like an argument: as wide (nvarchar or varchar), of that length; of 0 for its own. A (max) stays one. */
    public static Typing textLike(int argument, int length) {
        return types -> {
            SqlType like = types.get(argument);
            return text(isWide(like), length != 0 && like.length() != SqlType.MAX ? length : like.isText() ? like.length() : 30);
        };
    }

    public static SqlType text(boolean wide, int length) {
        int most = wide ? 4000 : 8000;
        return wide ? SqlType.nvarchar(Math.min(most, length)) : SqlType.varchar(Math.min(most, length));
    }

    public static boolean isWide(SqlType type) {
        return type.kind() == Kind.NVARCHAR || type.kind() == Kind.NCHAR || type.kind() == Kind.XML;
    }

    public static Function of(String name, int least, int most, SqlType type, Body body) {
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
