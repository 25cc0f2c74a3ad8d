package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.View;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.Shell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The ids in the catalog of an instance that point to another view. */
final class CatalogJoins {

    /** Where the ids of a column live, whatever view it stands in, unless the view is named. */
    private static final Map<String, String> OWNERS = Map.ofEntries(Map.entry("group_id", "sys.availability_groups.group_id"), Map.entry("ag_id", "sys.availability_groups.group_id"),
            Map.entry("replica_id", "sys.availability_replicas.replica_id"), Map.entry("group_database_id", "sys.availability_databases_cluster.group_database_id"), Map.entry("certificate_id", "master.sys.certificates.certificate_id"),
            Map.entry("endpoint_id", "sys.endpoints.endpoint_id"), Map.entry("database_id", "sys.databases.database_id"), Map.entry("object_id", "sys.all_objects.object_id"), Map.entry("parent_object_id", "sys.all_objects.object_id"),
            Map.entry("referenced_object_id", "sys.all_objects.object_id"), Map.entry("schema_id", "sys.schemas.schema_id"), Map.entry("user_type_id", "sys.types.user_type_id"), Map.entry("data_space_id", "sys.data_spaces.data_space_id"),
            Map.entry("session_id", "sys.dm_exec_sessions.session_id"), Map.entry("backup_set_id", "msdb.dbo.backupset.backup_set_id"), Map.entry("media_set_id", "msdb.dbo.backupmediaset.media_set_id"),
            Map.entry("role_principal_id", "sys.server_principals.principal_id"), Map.entry("grantee_principal_id", "sys.server_principals.principal_id"), Map.entry("grantor_principal_id", "sys.server_principals.principal_id"),
            Map.entry("msdb.dbo.sysjobactivity.session_id", "msdb.dbo.syssessions.session_id"), Map.entry("job_id", "msdb.dbo.sysjobs.job_id"), Map.entry("schedule_id", "msdb.dbo.sysschedules.schedule_id"), Map.entry("category_id", "msdb.dbo.syscategories.category_id"));

    /** Columns of the same name that mean something else: groups of the resource governor, ids of the fabric, principals of a database. */
    static final Set<String> OTHERS = Set.of("msdb.dbo.syssessions.session_id", "sys.dm_exec_sessions.group_id", "sys.dm_exec_requests.group_id", "sys.database_permissions.grantee_principal_id", "sys.database_permissions.grantor_principal_id",
            "sys.database_role_members.role_principal_id", "sys.dm_hadr_fabric_replicas.replica_id", "sys.dm_hadr_fabric_replica_states.replica_id", "sys.dm_hadr_fabric_replica_states.group_id", "sys.dm_hadr_fabric_replicas.group_id");

    private CatalogJoins() {
    }

    /** A column of a view, and the view and column that its ids point to. */
    record Join(Instance on, String view, String column, String owner) {

        /** How many rows point to nothing. */
        int broken() {
            String key = owner.substring(owner.lastIndexOf('.') + 1);
            String zero = Set.of("group_id", "replica_id", "group_database_id", "job_id").contains(key) ? "'00000000-0000-0000-0000-000000000000'" : "0";
            return Integer.parseInt(Shell.on(on, view.startsWith("msdb") ? "msdb" : on.databases().find(Pair.DATABASE).filter(Database::writable).isPresent() ? Pair.DATABASE : "master").rows("SELECT COUNT(*) FROM " + view + " v WHERE v." + column + " <> " + zero
                    + " AND v." + column + " NOT IN (SELECT " + key + " FROM " + owner.substring(0, owner.lastIndexOf('.')) + ")"));
        }

        @Override
        public String toString() {
            return view + "." + column;
        }
    }

    static Stream<Join> of(Instance on) {
        return on.catalog().views().stream().filter(v -> v.parameters() == 0).flatMap(v -> joins(on, v));
    }

    /** Those that do not hold. */
    static List<String> broken(Instance... machines) {
        return Stream.of(machines).flatMap(m -> of(m).filter(j -> j.broken() > 0).map(j -> m.name() + " " + j)).toList();
    }

    private static Stream<Join> joins(Instance on, View view) {
        return view.columns().stream().map(Column::name).flatMap(c -> owner(view.name() + "." + c, c).map(o -> new Join(on, view.name(), c, o)).stream());
    }

    private static Optional<String> owner(String column, String name) {
        return OTHERS.contains(column) ? Optional.empty() : Optional.ofNullable(OWNERS.getOrDefault(column, OWNERS.get(name))).filter(o -> !o.equals(column));
    }
}
