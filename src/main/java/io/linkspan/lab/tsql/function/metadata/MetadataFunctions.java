package io.linkspan.lab.tsql.function.metadata;

import io.linkspan.lab.engine.session.AppLocks;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.function.Function;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The functions that ask the engine: about server, databases, objects, principals, certificates and application locks. */
public final class MetadataFunctions {

    private MetadataFunctions() {
    }

    public static List<Function> all() {
        return Stream.of(ServerFunctions.all(), DatabaseFunctions.all(), ObjectFunctions.all(), PrincipalFunctions.all(), CertificateFunctions.all(), CollationFunctions.all(), KeyFunctions.all(), locks()).flatMap(List::stream).toList();
    }

    private static List<Function> locks() {
        return List.of(Function.of("APPLOCK_MODE", 3, 3, SqlType.nvarchar(32), (v, _, scope) -> scope.instance().sessions().appLocks().mode(owner(v, scope), resource(v, scope))),
                Function.of("APPLOCK_TEST", 4, 4, SqlType.of(SqlType.Kind.SMALLINT), (v, _, scope) -> Names.text(v, 2).flatMap(AppLocks.Mode::find)
                        .map(m -> (short) (scope.instance().sessions().appLocks().grantable(scope.session(), resource(v, scope), m) ? 1 : 0)).orElse(null)));
    }

    private static AppLocks.Resource resource(List<@Nullable Object> v, Scope scope) {
        return new AppLocks.Resource(scope.database().id(), Names.text(v, 0).orElse("public"), Names.text(v, 1).orElse(""));
    }

    private static Object owner(List<@Nullable Object> v, Scope scope) {
        return Names.text(v, v.size() - 1).filter("Session"::equalsIgnoreCase).isPresent() ? scope.session() : scope.session().transactionOwner();
    }
}
