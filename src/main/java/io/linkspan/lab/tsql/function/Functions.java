package io.linkspan.lab.tsql.function;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The scalar functions of the server, by name. */
public final class Functions {

    private static final Map<String, Function> ALL = new HashMap<>();

    static {
        List.<List<Function>>of().forEach(area -> area.forEach(f -> ALL.put(f.name(), f)));
    }

    private Functions() {
    }

    /** A built-in function by its name, in any case. */
    public static Optional<Function> find(String name) {
        return Optional.ofNullable(ALL.get(name.toUpperCase(Locale.ROOT)));
    }
}
