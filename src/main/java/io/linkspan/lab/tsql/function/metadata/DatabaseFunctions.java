package io.linkspan.lab.tsql.function.metadata;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseFile;
import io.linkspan.lab.engine.DatabaseOptions;
import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.Filegroup;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.function.Function;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DB_ID, DATABASEPROPERTYEX and their relatives. */
final class DatabaseFunctions {

    private static final LocalDateTime NEVER = LocalDateTime.of(1900, 1, 1, 0, 0);
    /** Properties that are an option of ALTER DATABASE. */
    private static final Map<String, String> OPTIONS = Map.ofEntries(Map.entry("ISANSINULLDEFAULT", "ANSI_NULL_DEFAULT"), Map.entry("ISANSINULLSENABLED", "ANSI_NULLS"), Map.entry("ISANSIPADDINGENABLED", "ANSI_PADDING"),
            Map.entry("ISANSIWARNINGSENABLED", "ANSI_WARNINGS"), Map.entry("ISARITHMETICABORTENABLED", "ARITHABORT"), Map.entry("ISAUTOCLOSE", "AUTO_CLOSE"), Map.entry("ISAUTOCREATESTATISTICS", "AUTO_CREATE_STATISTICS"),
            Map.entry("ISAUTOSHRINK", "AUTO_SHRINK"), Map.entry("ISAUTOUPDATESTATISTICS", "AUTO_UPDATE_STATISTICS"), Map.entry("ISCLOSECURSORSONCOMMITENABLED", "CURSOR_CLOSE_ON_COMMIT"),
            Map.entry("ISNULLCONCAT", "CONCAT_NULL_YIELDS_NULL"), Map.entry("ISNUMERICROUNDABORTENABLED", "NUMERIC_ROUNDABORT"), Map.entry("ISQUOTEDIDENTIFIERSENABLED", "QUOTED_IDENTIFIER"),
            Map.entry("ISRECURSIVETRIGGERSENABLED", "RECURSIVE_TRIGGERS"), Map.entry("ISPUBLISHED", "PUBLISHED"), Map.entry("ISMERGEPUBLISHED", "MERGE_PUBLISHED"));

    private DatabaseFunctions() {
    }

    static List<Function> all() {
        return List.of(Function.of("DB_ID", 0, 1, SqlType.INT, (v, _, scope) -> v.isEmpty() ? (Object) scope.database().id() : Names.text(v, 0).flatMap(scope.instance().databases()::find).map(Database::id).orElse(null)),
                Function.of("DB_NAME", 0, 1, SqlType.nvarchar(128), (v, _, scope) -> v.isEmpty() || Names.number(v, 0).filter(n -> n == 0).isPresent() ? scope.database().name()
                        : Names.number(v, 0).flatMap(scope.instance().databases()::find).map(Database::name).orElse(null)),
                Function.of("ORIGINAL_DB_NAME", 0, 0, SqlType.nvarchar(128), (_, _, scope) -> scope.database().name()),
                Function.of("DATABASEPROPERTYEX", 2, 2, SqlType.SQL_VARIANT, (v, _, scope) -> Names.text(v, 0).flatMap(scope.instance().databases()::find).flatMap(d -> Names.text(v, 1).map(p -> property(d, p.strip()))).orElse(null)),
                Function.of("FILE_ID", 1, 1, SqlType.of(SqlType.Kind.SMALLINT), (v, _, scope) -> file(scope, Names.text(v, 0)).map(f -> (short) f.id()).orElse(null)),
                Function.of("FILE_IDEX", 1, 1, SqlType.INT, (v, _, scope) -> file(scope, Names.text(v, 0)).map(DatabaseFile::id).orElse(null)),
                Function.of("FILE_NAME", 1, 1, SqlType.nvarchar(128), (v, _, scope) -> scope.database().files().stream().filter(f -> Names.number(v, 0).filter(n -> n == f.id()).isPresent()).map(DatabaseFile::name).findFirst().orElse(null)),
                Function.of("FILEGROUP_NAME", 1, 1, SqlType.nvarchar(128), (v, _, scope) -> scope.database().filegroups().stream().filter(g -> Names.number(v, 0).filter(n -> n == g.id()).isPresent()).map(Filegroup::name).findFirst().orElse(null)),
                Function.of("FILEPROPERTY", 2, 2, SqlType.INT, (v, _, scope) -> file(scope, Names.text(v, 0)).flatMap(f -> Names.text(v, 1).map(p -> fileProperty(scope.database(), f, p))).orElse(null)),
                Function.of("HAS_DBACCESS", 1, 1, SqlType.INT, (v, _, scope) -> Names.text(v, 0).flatMap(scope.instance().databases()::find).map(d -> access(scope, d) ? 1 : 0).orElse(null)));
    }

    private static Optional<DatabaseFile> file(Scope scope, Optional<String> name) {
        return scope.database().files().stream().filter(f -> name.filter(f.name()::equalsIgnoreCase).isPresent()).findFirst();
    }

    private static @Nullable Object fileProperty(Database d, DatabaseFile f, String property) {
        return switch (property.toUpperCase(Locale.ROOT)) {
            case "SPACEUSED" -> (int) Math.min(f.pages(), (f.log() ? d.log().usedBytes() : f.pages() * 4096) / 8192);
            case "ISLOGFILE" -> f.log() ? 1 : 0;
            case "ISPRIMARYFILE" -> f.id() == 1 ? 1 : 0;
            case "ISREADONLY" -> 0;
            default -> null;
        };
    }

    private static boolean access(Scope scope, Database d) {
        return d.readable() && (scope.sysadmin() || d.principals().enters(scope.login()));
    }

    private static @Nullable Variant property(Database d, String name) {
        DatabaseOptions o = d.options();
        String upper = name.toUpperCase(Locale.ROOT);
        if (OPTIONS.containsKey(upper)) {
            return flag(o.on(OPTIONS.get(upper)));
        }
        boolean online = d.state() == DatabaseState.ONLINE;
        return switch (upper) {
            case "COLLATION" -> d.readable() ? ServerFunctions.text(d.collation().name()) : null;
            case "COMPARISONSTYLE" -> ServerFunctions.number(CollationFunctions.style(d.collation()));
            case "ISFULLTEXTENABLED", "ISXTPSUPPORTED" -> flag(true);
            case "ISINSTANDBY", "ISLOCALCURSORSDEFAULT", "ISPARAMETERIZATIONFORCED", "ISSUBSCRIBED", "ISSYNCWITHBACKUP", "ISTORNPAGEDETECTIONENABLED", "ISAUTOCREATESTATISTICSINCREMENTAL", "ISCLONE", "ISVERIFIEDCLONE",
                    "ISMEMORYOPTIMIZEDELEVATETOSNAPSHOTENABLED", "ISDATABASESUSPENDEDFORSNAPSHOTBACKUP" -> flag(false);
            case "LASTGOODCHECKDBTIME" -> new Variant(SqlType.DATETIME, NEVER);
            case "LCID" -> ServerFunctions.number(1033);
            case "RECOVERY" -> ServerFunctions.text(o.recovery());
            case "SQLSORTORDER" -> ServerFunctions.tiny(52);
            case "STATUS" -> ServerFunctions.text(d.state() == DatabaseState.RECOVERY_PENDING ? "SUSPECT" : d.state().name());
            case "UPDATEABILITY" -> ServerFunctions.text(online && d.writable() ? "READ_WRITE" : "READ_ONLY");
            case "USERACCESS" -> ServerFunctions.text(o.get(DatabaseOptions.ACCESS));
            case "VERSION" -> d.readable() ? ServerFunctions.number(d.instance().version().internalVersion(d.instance().catalogVersion())) : null;
            default -> null;
        };
    }

    private static Variant flag(boolean on) {
        return ServerFunctions.number(on ? 1 : 0);
    }
}
