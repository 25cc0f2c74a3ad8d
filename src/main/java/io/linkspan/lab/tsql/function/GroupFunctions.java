package io.linkspan.lab.tsql.function;

import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Functions on availability databases (T-SQL reference, sys.fn_hadr_is_primary_replica and sys.fn_hadr_backup_is_preferred_replica). */
final class GroupFunctions {

    static final List<Function> ALL = List.of(
            new Function("FN_HADR_IS_PRIMARY_REPLICA", 1, 1, _ -> SqlType.BIT, (values, _, scope) -> primary(values.getFirst(), scope)),
            new Function("FN_HADR_BACKUP_IS_PREFERRED_REPLICA", 1, 1, _ -> SqlType.BIT, (values, _, scope) -> preferred(values.getFirst(), scope)));

    private GroupFunctions() {
    }

    /** NULL for a database that is in no group. */
    private static @Nullable Object primary(@Nullable Object database, Scope scope) {
        return group(database, scope).map(g -> g.role() == Role.PRIMARY && scope.instance().groups().distributing(g).stream().allMatch(d -> d.role() == Role.PRIMARY)).orElse(null);
    }

    /** Here a group has one replica, which is its primary: preferred unless only secondaries are. A database in no group is backed up where it is. */
    private static Object preferred(@Nullable Object database, Scope scope) {
        return group(database, scope).map(g -> !g.option("AUTOMATED_BACKUP_PREFERENCE").filter("SECONDARY_ONLY"::equals).isPresent()).orElse(true);
    }

    private static Optional<AvailabilityGroup> group(@Nullable Object database, Scope scope) {
        return database == null ? Optional.empty() : scope.instance().groups().holding(database.toString());
    }
}
