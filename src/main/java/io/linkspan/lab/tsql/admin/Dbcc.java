package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.ServerStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** DBCC (T-SQL reference, DBCC). */
final class Dbcc {

    private static final SqlType SMALLINT = SqlType.of(SqlType.Kind.SMALLINT);
    /** Those that here only report that they are done. */
    private static final Set<String> QUIET = Set.of("CHECKDB", "CHECKTABLE", "CHECKCATALOG", "CHECKALLOC", "FREEPROCCACHE", "DROPCLEANBUFFERS", "FREESYSTEMCACHE", "FREESESSIONCACHE", "UPDATEUSAGE", "SHRINKFILE", "SHRINKDATABASE",
            "ERRORLOG", "OPENTRAN", "CLEANTABLE", "DBREINDEX", "INDEXDEFRAG");

    private Dbcc() {
    }

    static void execute(ServerStatement.Dbcc s, Scope scope) {
        List<Object> arguments = new ArrayList<>();
        s.arguments().forEach(a -> arguments.add(scope.value(a)));
        switch (s.command()) {
            case "TRACEON" -> trace(arguments, true, scope);
            case "TRACEOFF" -> trace(arguments, false, scope);
            case "TRACESTATUS" -> status(arguments, scope);
            case "SQLPERF" -> logSpace(arguments, scope);
            case "CHECKIDENT" -> checkIdentity(arguments, Option.find(s.options(), "NO_INFOMSGS").isEmpty(), scope);
            case "USEROPTIONS" -> Answer.of(scope, new Column("Set Option", SqlType.nvarchar(128)), new Column("Value", SqlType.nvarchar(128))).row("language", "us_english").row("dateformat", "mdy").row("datefirst", "7")
                    .row("isolation level", "read committed").end();
            case "INPUTBUFFER" -> inputBuffer(arguments, scope);
            case String c when QUIET.contains(c) -> {
                if (!scope.sysadmin()) {
                    throw ServerError.of(2571, 14, 3, "User '" + scope.login().name() + "' does not have permission to run DBCC " + c.toLowerCase(Locale.ROOT) + ".");
                }
            }
            default -> throw ServerError.of(2526, 16, 1, "Incorrect DBCC statement. Check the documentation for the correct DBCC syntax and options.");
        }
        if (Option.find(s.options(), "NO_INFOMSGS").isEmpty()) {
            scope.info(2528, 0, "DBCC execution completed. If DBCC printed error messages, contact your system administrator.");
        }
    }

    private static List<Integer> flags(List<@Nullable Object> arguments) {
        return arguments.stream().filter(Number.class::isInstance).map(n -> ((Number) n).intValue()).toList();
    }

    private static void trace(List<@Nullable Object> arguments, boolean on, Scope scope) {
        if (!scope.sysadmin()) {
            throw ServerError.of(2571, 14, 3, "User '" + scope.login().name() + "' does not have permission to run DBCC trace" + (on ? "on" : "off") + ".");
        }
        List<Integer> flags = flags(arguments);
        for (int flag : flags) {
            if (flag == -1) {
                continue;
            }
            if (!flags.contains(-1)) {
                scope.session().trace(flag, on);
            } else if (on) {
                scope.instance().traceFlags().on(flag);
            } else {
                scope.instance().traceFlags().off(flag);
            }
        }
    }

    private static void status(List<@Nullable Object> arguments, Scope scope) {
        SortedSet<Integer> global = scope.instance().traceFlags().all();
        SortedSet<Integer> session = scope.session().traceFlags();
        List<Integer> flags = flags(arguments);
        boolean all = flags.stream().allMatch(f -> f == -1);
        SortedSet<Integer> shown = new TreeSet<>(flags);
        shown.remove(-1);
        if (all) {
            shown.addAll(global);
            if (flags.isEmpty()) {
                shown.addAll(session);
            }
        }
        if (all && shown.isEmpty()) {
            return;
        }
        Answer answer = Answer.of(scope, new Column("TraceFlag", SMALLINT, false), new Column("Status", SMALLINT, false), new Column("Global", SMALLINT, false), new Column("Session", SMALLINT, false));
        shown.forEach(f -> answer.row(f.shortValue(), bit(global.contains(f) || session.contains(f)), bit(global.contains(f)), bit(session.contains(f))));
        answer.end();
    }

    private static Short bit(boolean on) {
        return (short) (on ? 1 : 0);
    }

    private static void logSpace(List<@Nullable Object> arguments, Scope scope) {
        if (arguments.isEmpty() || !"LOGSPACE".equalsIgnoreCase(String.valueOf(arguments.getFirst()))) {
            throw ServerError.of(2526, 16, 1, "Incorrect DBCC statement. Check the documentation for the correct DBCC syntax and options.");
        }
        scope.demand(scope.instance().security().stateRight());
        Answer answer = Answer.of(scope, new Column("Database Name", SqlType.SYSNAME, false), new Column("Log Size (MB)", SqlType.REAL, false), new Column("Log Space Used (%)", SqlType.REAL, false),
                new Column("Status", SqlType.INT, false));
        for (Database d : scope.instance().databases().all()) {
            answer.row(d.name(), d.log().sizeBytes() / 1048576f, 100f * d.log().usedBytes() / d.log().sizeBytes(), 0);
        }
        answer.end();
    }

    private static void checkIdentity(List<@Nullable Object> arguments, boolean told, Scope scope) {
        String[] name = String.valueOf(arguments.getFirst()).replaceAll("[\\[\\]]", "").split("\\.");
        Table table = scope.snapshot(scope.database()).table(name.length > 1 ? name[name.length - 2] : "dbo", name[name.length - 1])
                .orElseThrow(() -> ServerError.of(2501, 16, 45, "Cannot find a table or object with the name \"" + arguments.getFirst() + "\". Check the system catalog."));
        if (table.definition().identityColumn().isEmpty()) {
            throw ServerError.of(7997, 16, 1, "'" + table.name() + "' does not contain an identity column.");
        }
        String current = table.identity().last().isPresent() ? Long.toString(table.identity().last().getAsLong()) : "NULL";
        if (arguments.size() > 2 && arguments.get(2) instanceof Number n) {
            scope.database().demandWritable();
            table.identity().reseed(n.longValue());
        }
        if (told) {
            String column = arguments.size() > 2 ? "" : ", current column value '" + current + "'";
            scope.info(7998, 0, "Checking identity information: current identity value '" + current + "'" + column + ".");
        }
    }

    private static void inputBuffer(List<@Nullable Object> arguments, Scope scope) {
        int id = arguments.isEmpty() || !(arguments.getFirst() instanceof Number n) ? scope.session().id() : n.intValue();
        scope.demand(scope.instance().security().stateRight());
        var session = scope.instance().sessions().find(id).orElseThrow(Errors::noPermission);
        Answer.of(scope, new Column("EventType", SqlType.nvarchar(30)), new Column("Parameters", SMALLINT), new Column("EventInfo", SqlType.nvarchar(4000)))
                .row("Language Event", (short) 0, session.request().map(r -> r.text()).orElse("")).end();
    }
}
