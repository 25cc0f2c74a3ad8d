package io.linkspan.lab.tsql.run.system;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.run.Activation;
import io.linkspan.lab.tsql.run.SqlSession;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that are written with two signs: {@code @@SERVERNAME} and its like (T-SQL reference, System functions, Configuration functions). */
public record Globals(SqlSession session, Activation activation) {

    private static final SqlType IDENTITY = new SqlType(SqlType.Kind.NUMERIC, 0, 38, 0);

    private static final Map<String, SqlType> TYPES = Map.ofEntries(
            Map.entry("@@SERVERNAME", SqlType.SYSNAME), Map.entry("@@VERSION", SqlType.nvarchar(300)), Map.entry("@@SERVICENAME", SqlType.SYSNAME), Map.entry("@@LANGUAGE", SqlType.SYSNAME),
            Map.entry("@@SPID", SqlType.SMALLINT), Map.entry("@@TRANCOUNT", SqlType.INT), Map.entry("@@ROWCOUNT", SqlType.INT), Map.entry("@@ERROR", SqlType.INT), Map.entry("@@IDENTITY", IDENTITY),
            Map.entry("@@FETCH_STATUS", SqlType.INT), Map.entry("@@CURSOR_ROWS", SqlType.INT), Map.entry("@@NESTLEVEL", SqlType.INT), Map.entry("@@OPTIONS", SqlType.INT), Map.entry("@@LOCK_TIMEOUT", SqlType.INT),
            Map.entry("@@TEXTSIZE", SqlType.INT), Map.entry("@@PROCID", SqlType.INT), Map.entry("@@LANGID", SqlType.SMALLINT), Map.entry("@@DATEFIRST", SqlType.TINYINT), Map.entry("@@MAX_PRECISION", SqlType.TINYINT),
            Map.entry("@@MICROSOFTVERSION", SqlType.INT), Map.entry("@@CONNECTIONS", SqlType.INT), Map.entry("@@MAX_CONNECTIONS", SqlType.INT), Map.entry("@@TIMETICKS", SqlType.INT), Map.entry("@@REMSERVER", SqlType.SYSNAME));

    /** @throws ServerError 137, as for a variable that nobody declared */
    public static SqlType type(String name) {
        SqlType type = TYPES.get(name);
        if (type == null) {
            throw Activation.undeclared(name);
        }
        return type;
    }

    public @Nullable Object value(String name) {
        Instance instance = session.instance();
        return switch (name) {
            case "@@SERVERNAME" -> instance.name();
            case "@@VERSION" -> VersionText.of(instance);
            case "@@SERVICENAME" -> "MSSQLSERVER";
            case "@@LANGUAGE" -> session.options().language();
            case "@@SPID" -> (short) session.id();
            case "@@TRANCOUNT" -> session.transactions().count();
            case "@@ROWCOUNT" -> (int) session.counters().rows();
            case "@@ERROR" -> session.counters().error();
            case "@@IDENTITY" -> session.counters().identity();
            case "SCOPE_IDENTITY" -> activation.scopeIdentity();
            case "@@FETCH_STATUS" -> session.cursors().status();
            case "@@CURSOR_ROWS", "@@PROCID" -> 0;
            case "@@NESTLEVEL" -> activation.level();
            case "@@OPTIONS" -> options();
            case "@@LOCK_TIMEOUT" -> session.options().lockTimeout();
            case "@@TEXTSIZE" -> Integer.MAX_VALUE;
            case "@@LANGID" -> (short) 0;
            case "@@DATEFIRST" -> (short) session.options().dateFirst();
            case "@@MAX_PRECISION" -> (short) 38;
            case "@@MICROSOFTVERSION" -> instance.version().major() << 24 | instance.version().build();
            case "@@CONNECTIONS" -> instance.sessions().all().size();
            case "@@MAX_CONNECTIONS" -> 32767;
            case "@@TIMETICKS" -> 31250;
            case "@@REMSERVER" -> null;
            case "XACT_STATE" -> (short) (session.transactions().doomed() ? -1 : session.transactions().count() > 0 ? 1 : 0);
            case "CURRENT_TRANSACTION_ID" -> session.transactions().descriptor();
            case "ROWCOUNT_BIG" -> session.counters().rows();
            case "CONTEXT_INFO" -> session.options().contextInfo().length == 0 ? null : session.options().contextInfo();
            case "ERROR_NUMBER" -> session.error().map(e -> (Object) e.number()).orElse(null);
            case "ERROR_MESSAGE" -> session.error().map(ServerError::getMessage).orElse(null);
            case "ERROR_LINE" -> session.error().map(e -> (Object) e.line()).orElse(null);
            case "ERROR_SEVERITY" -> session.error().map(e -> (Object) e.severity()).orElse(null);
            case "ERROR_STATE" -> session.error().map(e -> (Object) e.state()).orElse(null);
            case "ERROR_PROCEDURE" -> session.error().map(ServerError::procedure).filter(p -> !p.isEmpty()).orElse(null);
            default -> throw Activation.undeclared(name);
        };
    }

    /** Bits as the configuration option "user options" documents them. */
    private int options() {
        int bits = 0;
        Object[][] all = {{2, "IMPLICIT_TRANSACTIONS"}, {8, "ANSI_WARNINGS"}, {16, "ANSI_PADDING"}, {32, "ANSI_NULLS"}, {64, "ARITHABORT"}, {256, "QUOTED_IDENTIFIER"}, {512, "NOCOUNT"},
            {1024, "ANSI_NULL_DFLT_ON"}, {4096, "CONCAT_NULL_YIELDS_NULL"}, {16384, "XACT_ABORT"}};
        for (Object[] one : all) {
            bits |= session.options().on((String) one[1]) ? (int) one[0] : 0;
        }
        return bits;
    }

    /** The functions with a plain name that only the session can answer, with their types. */
    public static final Map<String, SqlType> FUNCTIONS = Map.ofEntries(Map.entry("SCOPE_IDENTITY", IDENTITY), Map.entry("XACT_STATE", SqlType.SMALLINT), Map.entry("CURRENT_TRANSACTION_ID", SqlType.BIGINT),
            Map.entry("ROWCOUNT_BIG", SqlType.BIGINT), Map.entry("CONTEXT_INFO", SqlType.varbinary(128)), Map.entry("ERROR_NUMBER", SqlType.INT), Map.entry("ERROR_MESSAGE", SqlType.nvarchar(4000)),
            Map.entry("ERROR_LINE", SqlType.INT), Map.entry("ERROR_SEVERITY", SqlType.INT), Map.entry("ERROR_STATE", SqlType.INT), Map.entry("ERROR_PROCEDURE", SqlType.SYSNAME));
}
