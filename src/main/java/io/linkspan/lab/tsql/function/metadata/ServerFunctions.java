package io.linkspan.lab.tsql.function.metadata;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.ServerVersion;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.function.Function;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** SERVERPROPERTY and what tells of the connection (T-SQL reference). */
final class ServerFunctions {

    private static final LocalDateTime RESOURCE_DATE = LocalDateTime.of(2024, 10, 8, 6, 31, 50);

    private ServerFunctions() {
    }

    static List<Function> all() {
        return List.of(Function.of("SERVERPROPERTY", 1, 1, SqlType.SQL_VARIANT, (v, _, scope) -> Names.text(v, 0).map(p -> property(scope.instance(), p.strip())).orElse(null)),
                Function.of("CONNECTIONPROPERTY", 1, 1, SqlType.SQL_VARIANT, (v, _, scope) -> Names.text(v, 0).map(p -> connection(scope, p.strip())).orElse(null)),
                Function.of("HOST_NAME", 0, 0, SqlType.nvarchar(128), (_, _, scope) -> scope.session().client().host()),
                Function.of("HOST_ID", 0, 0, new SqlType(SqlType.Kind.CHAR, 8, 0, 0), (_, _, _) -> "1       "),
                Function.of("APP_NAME", 0, 0, SqlType.nvarchar(128), (_, _, scope) -> scope.session().client().program()),
                Function.of("PROGRAM_NAME", 0, 0, SqlType.nvarchar(128), (_, _, scope) -> scope.session().client().program()));
    }

    private static @Nullable Variant property(Instance i, String name) {
        ServerVersion v = i.version();
        int catalog = i.catalogVersion();
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "BUILDCLRVERSION" -> text("v4.0.30319");
            case "COLLATION" -> text(i.collation().name());
            case "COLLATIONID" -> number(CollationFunctions.id(i.collation()));
            case "COMPARISONSTYLE" -> number(CollationFunctions.style(i.collation()));
            case "COMPUTERNAMEPHYSICALNETBIOS", "MACHINENAME" -> text(i.host());
            case "EDITION" -> text(i.edition().text());
            case "EDITIONID" -> new Variant(SqlType.BIGINT, i.edition().id());
            case "ENGINEEDITION" -> number(i.edition().engineEdition());
            case "FILESTREAMCONFIGUREDLEVEL", "FILESTREAMEFFECTIVELEVEL" -> number(0);
            case "FILESTREAMSHARENAME" -> text("MSSQLSERVER");
            case "HADRMANAGERSTATUS" -> number(!i.hadrEnabled() ? 2 : v.major() == 13 && i.spec().cluster().isEmpty() ? 0 : 1);
            case "INSTANCEDEFAULTBACKUPPATH" -> catalog >= 15 ? text(i.backupFolder()) : null;
            case "INSTANCEDEFAULTDATAPATH", "INSTANCEDEFAULTLOGPATH" -> text(i.dataFolder());
            case "INSTANCENAME" -> i.name().contains("\\") ? text(i.name().replaceAll(".*\\\\", "")) : null;
            case "ISADVANCEDANALYTICSINSTALLED", "ISCLUSTERED", "ISINTEGRATEDSECURITYONLY", "ISLOCALDB", "ISPOLYBASEINSTALLED", "ISSINGLEUSER" -> number(0);
            case "ISBIGDATACLUSTER", "ISTEMPDBMETADATAMEMORYOPTIMIZED" -> catalog >= 15 ? number(0) : null;
            case "ISEXTERNALAUTHENTICATIONONLY" -> i.managed() ? number(0) : null;
            case "ISEXTERNALGOVERNANCEENABLED", "ISSERVERSUSPENDEDFORSNAPSHOTBACKUP", "SUSPENDEDDATABASECOUNT" -> catalog >= 16 ? number(0) : null;
            case "ISFULLTEXTINSTALLED", "ISXTPSUPPORTED" -> number(1);
            case "ISHADRENABLED" -> number(i.hadrEnabled() ? 1 : 0);
            case "LCID" -> number(1033);
            case "LICENSETYPE" -> text("DISABLED");
            case "PATHSEPARATOR" -> catalog >= 14 ? text(i.platform().windows() ? "\\" : "/") : null;
            case "PROCESSID" -> number(4480);
            case "PRODUCTBUILD" -> text(Integer.toString(v.build()));
            case "PRODUCTLEVEL" -> text(v.productLevel());
            case "PRODUCTMAJORVERSION" -> text(Integer.toString(v.major()));
            case "PRODUCTMINORVERSION" -> text(Integer.toString(v.minor()));
            case "PRODUCTUPDATELEVEL" -> v.productUpdateLevel().isEmpty() ? null : text(v.productUpdateLevel());
            case "PRODUCTUPDATEREFERENCE" -> v.productUpdateReference().isEmpty() ? null : text(v.productUpdateReference());
            case "PRODUCTUPDATETYPE" -> !i.managed() ? null : text(i.databaseFormat().equalsIgnoreCase("AlwaysUpToDate") ? "Continuous" : "CU");
            case "PRODUCTVERSION" -> text(v.toString());
            case "RESOURCELASTUPDATEDATETIME" -> new Variant(SqlType.DATETIME, RESOURCE_DATE);
            case "RESOURCEVERSION" -> text(v.major() + "." + "%02d".formatted(v.minor()) + "." + v.build());
            case "SERVERNAME" -> text(i.name());
            case "SQLCHARSET" -> tiny(1);
            case "SQLCHARSETNAME" -> text("iso_1");
            case "SQLSORTORDER" -> tiny(i.collation().sortOrder());
            case "SQLSORTORDERNAME" -> text(CollationFunctions.sortOrderName(i.collation()));
            default -> null;
        };
    }

    private static @Nullable Variant connection(Scope scope, String name) {
        var client = scope.session().client();
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "NET_TRANSPORT", "PHYSICAL_NET_TRANSPORT" -> text("TCP");
            case "PROTOCOL_TYPE" -> text("TSQL");
            case "AUTH_SCHEME" -> text("SQL");
            case "LOCAL_NET_ADDRESS" -> text(scope.instance().spec().address());
            case "LOCAL_TCP_PORT" -> number(1433);
            case "CLIENT_NET_ADDRESS" -> text(client.address());
            default -> null;
        };
    }

    static Variant text(String value) {
        return new Variant(SqlType.nvarchar(128), value);
    }

    static Variant number(int value) {
        return new Variant(SqlType.INT, value);
    }

    static Variant tiny(int value) {
        return new Variant(SqlType.TINYINT, (short) value);
    }
}
