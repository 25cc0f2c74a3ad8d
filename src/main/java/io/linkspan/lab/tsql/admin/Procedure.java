package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A system stored procedure.
 *
 * @param name       without schema, in lower case
 * @param parameters in the order in which they may be given without names
 * @param changes    true if a successful call belongs into the log of changes
 */
public record Procedure(String name, List<Parameter> parameters, boolean changes, Body body) {

    /** @param name with its @, in lower case. @param required 201 if it is not given */
    public record Parameter(String name, SqlType type, boolean required, boolean output) {

        public static Parameter required(String name, SqlType type) {
            return new Parameter(name, type, true, false);
        }

        public static Parameter optional(String name, SqlType type) {
            return new Parameter(name, type, false, false);
        }

        public static Parameter output(String name, SqlType type) {
            return new Parameter(name, type, false, true);
        }
    }

    /** What it does; the result is its return status. */
    @FunctionalInterface
    public interface Body {

        int run(Arguments arguments, Scope scope);
    }

    /** The arguments of one call, converted to the types of the parameters. */
    public static final class Arguments {

        private final Map<String, @Nullable Object> values = new TreeMap<>();

        /** Empty where it was not given or is NULL. */
        public Optional<Object> find(String parameter) {
            return Optional.ofNullable(values.get(parameter.toLowerCase(Locale.ROOT)));
        }

        public Optional<String> text(String parameter) {
            return find(parameter).map(Object::toString);
        }

        public Optional<Integer> number(String parameter) {
            return find(parameter).map(n -> ((Number) n).intValue());
        }

        public boolean given(String parameter) {
            return values.containsKey(parameter.toLowerCase(Locale.ROOT));
        }

        /** Sets an argument or what an output parameter brings back. */
        public void set(String parameter, @Nullable Object value) {
            values.put(parameter.toLowerCase(Locale.ROOT), value);
        }
    }

    /** @throws ServerError 8145 for a parameter that it does not have */
    public Parameter parameter(String wanted) {
        return parameters.stream().filter(p -> p.name.equalsIgnoreCase(wanted)).findFirst()
                .orElseThrow(() -> ServerError.of(8145, 16, 2, wanted + " is not a parameter for procedure " + name + "."));
    }
}
