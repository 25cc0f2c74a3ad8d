package io.linkspan.lab.tsql.admin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All system stored procedures that the lab has, from every area. */
public final class Procedures {

    /** One line for each class that brings some. */
    private static final List<List<Procedure>> AREAS = List.of(CertificateProcedures.all(), ServerProcedures.all(), MetadataProcedures.ALL);

    private static final Map<String, Procedure> BY_NAME = AREAS.stream().flatMap(List::stream).collect(Collectors.toUnmodifiableMap(Procedure::name, Function.identity()));

    private Procedures() {
    }

    public static Optional<Procedure> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    public static Stream<String> names() {
        return BY_NAME.keySet().stream().sorted();
    }
}
