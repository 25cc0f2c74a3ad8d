package io.linkspan.lab.tsql.admin.feature;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseOptions;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Procedure;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import io.linkspan.lab.tsql.admin.Procedure.Parameter;
import java.util.List;
import java.util.Locale;

/** Features that a database may use beside replication of its log, as the marks that sys.databases shows: nothing is captured and nothing published (sp_cdc_enable_db, sp_replicationdboption). */
public final class FeatureProcedures {

    public static final List<Procedure> ALL = List.of(
            new Procedure("sp_cdc_enable_db", List.of(), true, (_, scope) -> capture(scope, true)),
            new Procedure("sp_cdc_disable_db", List.of(), true, (_, scope) -> capture(scope, false)),
            new Procedure("sp_replicationdboption", List.of(Parameter.required("@dbname", SqlType.SYSNAME), Parameter.required("@optname", SqlType.SYSNAME), Parameter.required("@value", SqlType.SYSNAME),
                    Parameter.optional("@ignore_distributor", SqlType.BIT), Parameter.optional("@from_scripting", SqlType.BIT)), true, FeatureProcedures::publish));

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
        if (!scope.sysadmin()) {
            throw Errors.noPermission();
        }
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

    private static void demandUser(Database database) {
        if (database.system()) {
            throw ServerError.of(40000, 16, 1, "The lab marks user databases only.");
        }
        database.demandWritable();
    }
}
