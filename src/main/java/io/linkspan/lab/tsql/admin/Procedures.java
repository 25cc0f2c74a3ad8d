package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.tsql.admin.agent.AgentProcedures;
import io.linkspan.lab.tsql.admin.feature.FeatureProcedures;
import io.linkspan.lab.tsql.admin.security.LinkedServerProcedures;
import io.linkspan.lab.tsql.admin.security.PrincipalProcedures;
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
    private static final List<List<Procedure>> AREAS = List.of(CertificateProcedures.all(), ServerProcedures.all(), MetadataProcedures.ALL, PrincipalProcedures.ALL, LinkedServerProcedures.ALL, FeatureProcedures.ALL);

    private static final Map<String, Procedure> BY_NAME = AREAS.stream().flatMap(List::stream).collect(Collectors.toUnmodifiableMap(Procedure::name, Function.identity()));

    private static final Map<String, Procedure> OF_MSDB = AgentProcedures.all().collect(Collectors.toUnmodifiableMap(Procedure::name, Function.identity()));

    private Procedures() {
    }

    public static Optional<Procedure> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Those of every database, and in msdb the Agent's too. */
    public static Optional<Procedure> find(String database, String name) {
        return find(name).or(() -> database.equalsIgnoreCase("msdb") ? Optional.ofNullable(OF_MSDB.get(name.toLowerCase(Locale.ROOT))) : Optional.empty());
    }

    public static Stream<String> names() {
        return BY_NAME.keySet().stream().sorted();
    }
}
