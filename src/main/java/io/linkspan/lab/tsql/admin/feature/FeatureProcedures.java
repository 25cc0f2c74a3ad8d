package io.linkspan.lab.tsql.admin.feature;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseOptions;
import io.linkspan.lab.engine.LogShipping;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Procedure;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import io.linkspan.lab.tsql.admin.Procedure.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Features that a database may use beside replication of its log, as the marks that sys.databases shows: nothing is captured, published or shipped (sp_cdc_enable_db, sp_replicationdboption, sp_add_log_shipping_primary_database). */
public final class FeatureProcedures {

    public static final List<Procedure> ALL = List.of(
            new Procedure("sp_cdc_enable_db", List.of(), true, (_, scope) -> capture(scope, true)),
            new Procedure("sp_cdc_disable_db", List.of(), true, (_, scope) -> capture(scope, false)),
            new Procedure("sp_replicationdboption", List.of(Parameter.required("@dbname", SqlType.SYSNAME), Parameter.required("@optname", SqlType.SYSNAME), Parameter.required("@value", SqlType.SYSNAME),
                    Parameter.optional("@ignore_distributor", SqlType.BIT), Parameter.optional("@from_scripting", SqlType.BIT)), true, FeatureProcedures::publish),
            new Procedure("sp_add_log_shipping_primary_database", List.of(Parameter.required("@database", SqlType.SYSNAME), Parameter.required("@backup_directory", SqlType.nvarchar(500)),
                    Parameter.required("@backup_share", SqlType.nvarchar(500)), Parameter.required("@backup_job_name", SqlType.SYSNAME), Parameter.optional("@backup_retention_period", SqlType.INT),
                    Parameter.optional("@monitor_server", SqlType.SYSNAME), Parameter.optional("@monitor_server_security_mode", SqlType.BIT), Parameter.optional("@backup_threshold", SqlType.INT),
                    Parameter.optional("@threshold_alert", SqlType.INT), Parameter.optional("@threshold_alert_enabled", SqlType.BIT), Parameter.optional("@history_retention_period", SqlType.INT),
                    Parameter.output("@backup_job_id", SqlType.of(SqlType.Kind.UNIQUEIDENTIFIER)), Parameter.output("@primary_id", SqlType.of(SqlType.Kind.UNIQUEIDENTIFIER)), Parameter.optional("@overwrite", SqlType.BIT),
                    Parameter.optional("@backup_compression", SqlType.of(SqlType.Kind.TINYINT))), true, FeatureProcedures::ship),
            new Procedure("sp_delete_log_shipping_primary_database", List.of(Parameter.required("@database", SqlType.SYSNAME)), true, FeatureProcedures::shipNoMore));

    private FeatureProcedures() {
    }

    private static int capture(Scope scope, boolean on) {
        if (!scope.sysadmin()) {
            throw ServerError.of(22902, 16, 1, "Caller is not authorized to initiate the requested action. Sysadmin privileges are required.");
        }
        demandUser(scope.database());
        scope.database().options().set(DatabaseOptions.CDC, on);
        return 0;
    }

    private static int publish(Arguments a, Scope scope) {
        demandSysadmin(scope);
        Database database = scope.instance().databases().get(a.text("@dbname").orElse(""));
        demandUser(database);
        String option = switch (a.text("@optname").orElse("").toLowerCase(Locale.ROOT)) {
            case "publish" -> "PUBLISHED";
            case "merge publish" -> "MERGE_PUBLISHED";
            default -> throw ServerError.of(40000, 16, 1, "The lab knows the options publish and merge publish only.");
        };
        database.options().set(option, a.text("@value").filter("true"::equalsIgnoreCase).isPresent());
        return 0;
    }

    /** The job that backs the log up is not made. */
    private static int ship(Arguments a, Scope scope) {
        demandSysadmin(scope);
        LogShipping shipping = new LogShipping(UUID.randomUUID(), UUID.randomUUID(), scope.instance().databases().get(a.text("@database").orElse("")).name(), a.text("@backup_directory").orElse(""),
                a.text("@backup_share").orElse(""), a.number("@backup_retention_period").orElse(1440), a.text("@monitor_server").orElse(scope.instance().name()));
        scope.instance().logShipping().removeIf(other -> other.database().equalsIgnoreCase(shipping.database()));
        scope.instance().logShipping().add(shipping);
        a.set("@backup_job_id", shipping.job());
        a.set("@primary_id", shipping.id());
        return 0;
    }

    private static int shipNoMore(Arguments a, Scope scope) {
        demandSysadmin(scope);
        scope.instance().logShipping().removeIf(other -> other.database().equalsIgnoreCase(a.text("@database").orElse("")));
        return 0;
    }

    private static void demandSysadmin(Scope scope) {
        if (!scope.sysadmin()) {
            throw Errors.noPermission();
        }
    }

    private static void demandUser(Database database) {
        if (database.system()) {
            throw ServerError.of(40000, 16, 1, "The lab marks user databases only.");
        }
        database.demandWritable();
    }
}
