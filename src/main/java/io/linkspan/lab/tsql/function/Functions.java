package io.linkspan.lab.tsql.function;

import io.linkspan.lab.tsql.function.metadata.MetadataFunctions;
import io.linkspan.lab.tsql.function.time.DateFunctions;
import io.linkspan.lab.tsql.function.time.DateMaking;
import io.linkspan.lab.tsql.function.time.TimeZones;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The scalar functions of the server, by name. */
public final class Functions {

    private static final Map<String, Function> ALL = List.of(
            TextFunctions.ALL,
            TextEditing.ALL,
            MathFunctions.ALL,
            DateFunctions.ALL,
            DateMaking.ALL,
            TimeZones.ALL,
            ChoiceFunctions.ALL,
            ValueFunctions.ALL,
            GroupFunctions.ALL,
            JsonFunctions.ALL,
            MetadataFunctions.all()).stream().flatMap(Collection::stream).collect(Collectors.toUnmodifiableMap(Function::name, UnaryOperator.identity()));

    private Functions() {
    }

    /** A built-in function by its name, in any case. */
    public static Optional<Function> find(String name) {
        return Optional.ofNullable(ALL.get(name.toUpperCase(Locale.ROOT)));
    }
}
