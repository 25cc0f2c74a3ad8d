package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.Instance;
import java.util.List;
import java.util.stream.Stream;

/** System procedures by name: what OBJECT_ID finds. Those of the link came with the service updates that it needs. */
public final class SystemProcedures {

    private static final List<String> LINK = List.of("sp_certificate_add_issuer", "sp_validate_certificate_ca_chain", "sp_get_endpoint_certificate");
    private static final List<String> ALWAYS = List.of("sp_executesql", "sp_getapplock", "sp_releaseapplock", "sp_readerrorlog", "sp_cycle_errorlog", "sp_configure", "sp_who", "sp_who2", "sp_help", "sp_helptext",
            "sp_databases", "sp_tables", "sp_columns", "sp_columns_100", "sp_pkeys", "sp_statistics", "sp_server_info", "sp_rename", "sp_addrolemember", "sp_droprolemember", "sp_change_users_login", "sp_addlinkedserver", "sp_dropserver", "sp_addlinkedsrvlogin", "sp_droplinkedsrvlogin", "sp_serveroption", "sp_addsrvrolemember", "sp_dropsrvrolemember",
            "sp_procedure_params_100_managed", "sp_helpdb", "sp_spaceused", "sp_lock", "sp_stored_procedures", "sp_describe_first_result_set", "sp_set_session_context", "sp_cdc_enable_db", "sp_cdc_disable_db", "sp_replicationdboption", "sp_add_log_shipping_primary_database", "sp_delete_log_shipping_primary_database");
    private static final List<String> EXTENDED = List.of("xp_readerrorlog", "xp_msver", "xp_instance_regread");

    private SystemProcedures() {
    }

    /** Those that an instance of this version has. */
    public static Stream<Procedure> all(Instance instance) {
        Stream<String> link = instance.version().linkProcedures() ? LINK.stream() : Stream.empty();
        Stream<String> several = instance.multiDatabaseLinks() ? Stream.of("sp_multidb_milink") : Stream.empty();
        return Stream.concat(Stream.of(link, several, ALWAYS.stream()).flatMap(s -> s).map(n -> new Procedure("sys", n, false)), EXTENDED.stream().map(n -> new Procedure("dbo", n, true)));
    }

    public static boolean exists(Instance instance, String name) {
        return all(instance).anyMatch(p -> p.name().equalsIgnoreCase(name));
    }

    /** @param extended of the xp_ kind */
    public record Procedure(String schema, String name, boolean extended) {
    }
}
