package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.Configuration.Setting;
import io.linkspan.lab.engine.ErrorLog;
import io.linkspan.lab.engine.session.AppLocks;
import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.engine.store.Patience;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import io.linkspan.lab.tsql.admin.Procedure.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Application locks, the error log, settings and sessions as procedures. */
final class ServerProcedures {

    private static final SqlType NAME = SqlType.SYSNAME;
    private static final List<Parameter> SEARCH = List.of(Parameter.optional("@p1", SqlType.INT), Parameter.optional("@p2", SqlType.INT), Parameter.optional("@p3", SqlType.nvarchar(4000)), Parameter.optional("@p4", SqlType.nvarchar(4000)),
            Parameter.optional("@p5", SqlType.DATETIME), Parameter.optional("@p6", SqlType.DATETIME), Parameter.optional("@p7", SqlType.nvarchar(4)));

    private static final DateTimeFormatter LAST_BATCH = DateTimeFormatter.ofPattern("MM/dd HH:mm:ss");

    private ServerProcedures() {
    }

    static List<Procedure> all() {
        return List.of(
                new Procedure("sp_getapplock", List.of(Parameter.optional("@resource", SqlType.nvarchar(255)), Parameter.optional("@lockmode", SqlType.nvarchar(32)), Parameter.optional("@lockowner", SqlType.nvarchar(32)),
                        Parameter.optional("@locktimeout", SqlType.INT), Parameter.optional("@dbprincipal", NAME)), false, ServerProcedures::lock),
                new Procedure("sp_releaseapplock", List.of(Parameter.optional("@resource", SqlType.nvarchar(255)), Parameter.optional("@lockowner", SqlType.nvarchar(32)), Parameter.optional("@dbprincipal", NAME)), false, ServerProcedures::release),
                new Procedure("sp_readerrorlog", SEARCH.subList(0, 4), false, ServerProcedures::errorLog), new Procedure("xp_readerrorlog", SEARCH, false, ServerProcedures::errorLog),
                new Procedure("sp_cycle_errorlog", List.of(), true, (_, scope) -> {
                    demandSysadmin(scope);
                    scope.instance().errorLog().cycle();
                    return 0;
                }),
                new Procedure("sp_configure", List.of(Parameter.optional("@configname", SqlType.varchar(35)), Parameter.optional("@configvalue", SqlType.INT)), true, ServerProcedures::configure),
                new Procedure("sp_who", List.of(Parameter.optional("@loginame", NAME)), false, ServerProcedures::who),
                new Procedure("sp_who2", List.of(Parameter.optional("@loginame", NAME)), false, ServerProcedures::who2),
                new Procedure("sp_addsrvrolemember", List.of(Parameter.required("@loginame", NAME), Parameter.required("@rolename", NAME)), true, (a, scope) -> role(a, scope, true)),
                new Procedure("sp_dropsrvrolemember", List.of(Parameter.required("@loginame", NAME), Parameter.required("@rolename", NAME)), true, (a, scope) -> role(a, scope, false)));
    }

    private static int lock(Arguments a, Scope scope) {
        Optional<AppLocks.Mode> mode = a.text("@lockmode").flatMap(AppLocks.Mode::find);
        Optional<Object> owner = owner(a, scope);
        if (mode.isEmpty() || owner.isEmpty() || a.text("@resource").isEmpty()) {
            return invalid(scope, "sp_getapplock");
        }
        int timeout = a.find("@locktimeout").map(n -> ((Number) n).intValue()).orElse(-1);
        Patience patience = new Patience(timeout < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(timeout)), scope.patience().cancelled());
        try {
            int granted = scope.instance().sessions().appLocks().take(scope.session(), owner.get(), resource(a, scope), mode.get(), patience);
            if (granted == -2) {
                throw Errors.cancelled();
            }
            return granted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.cancelled();
        }
    }

    private static int release(Arguments a, Scope scope) {
        Optional<Object> owner = owner(a, scope);
        if (owner.isEmpty() || a.text("@resource").isEmpty()) {
            return invalid(scope, "sp_releaseapplock");
        }
        if (!scope.instance().sessions().appLocks().release(owner.get(), resource(a, scope))) {
            throw ServerError.of(1223, 16, 1, "Cannot release the application lock (Database Principal: '" + a.text("@dbprincipal").orElse("public") + "', Resource: '" + a.text("@resource").orElse("") + "') because it is not currently held.");
        }
        return 0;
    }

    private static int invalid(Scope scope, String procedure) {
        scope.info(0, 0, "An invalid parameter or option was specified for procedure '" + procedure + "'.");
        return -999;
    }

    /** Session, or the running transaction, which there must be; empty for another word. */
    private static Optional<Object> owner(Arguments a, Scope scope) {
        String owner = a.text("@lockowner").orElse("Transaction");
        if (owner.equalsIgnoreCase("Session")) {
            return Optional.of(scope.session());
        }
        return owner.equalsIgnoreCase("Transaction") && scope.inTransaction() ? Optional.of(scope.session().transactionOwner()) : Optional.empty();
    }

    private static AppLocks.Resource resource(Arguments a, Scope scope) {
        return new AppLocks.Resource(scope.database().id(), a.text("@dbprincipal").orElse("public"), a.text("@resource").orElse(""));
    }

    private static int errorLog(Arguments a, Scope scope) {
        boolean may = scope.sysadmin() || scope.instance().security().isMember(scope.login(), "securityadmin") || scope.instance().security().has(scope.login(), "VIEW ANY ERROR LOG");
        if (!may) {
            throw Errors.objectPermissionDenied("EXECUTE", "xp_readerrorlog", "mssqlsystemresource", "sys");
        }
        boolean current = a.find("@p1").map(n -> ((Number) n).intValue() == 0).orElse(true) && a.find("@p2").map(n -> ((Number) n).intValue() != 2).orElse(true);
        List<ErrorLog.Entry> entries = (current ? scope.instance().errorLog().entries() : List.<ErrorLog.Entry>of()).stream().filter(e -> contains(e, a.text("@p3")) && contains(e, a.text("@p4")))
                .filter(e -> a.find("@p5").map(t -> !time(e.at()).isBefore((LocalDateTime) t)).orElse(true) && a.find("@p6").map(t -> !time(e.at()).isAfter((LocalDateTime) t)).orElse(true)).toList();
        Answer answer = Answer.of(scope, new Column("LogDate", SqlType.DATETIME), new Column("ProcessInfo", SqlType.nvarchar(50)), new Column("Text", SqlType.nvarchar(SqlType.MAX)));
        (a.text("@p7").filter("desc"::equalsIgnoreCase).isPresent() ? entries.reversed() : entries).forEach(e -> answer.row(time(e.at()), e.process(), e.text()));
        answer.end();
        return 0;
    }

    private static boolean contains(ErrorLog.Entry e, Optional<String> wanted) {
        return wanted.map(w -> e.text().toLowerCase(Locale.ROOT).contains(w.toLowerCase(Locale.ROOT))).orElse(true);
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).withNano(instant.getNano() / 10_000_000 * 10_000_000);
    }

    private static int configure(Arguments a, Scope scope) {
        Optional<String> name = a.text("@configname");
        boolean advanced = scope.instance().configuration().find("show advanced options").map(s -> s.inUse() == 1).orElse(false);
        List<Setting> shown = scope.instance().configuration().all().stream().filter(s -> (advanced || !s.advanced()) && name.map(s.name()::equalsIgnoreCase).orElse(true)).toList();
        if (name.isPresent() && shown.isEmpty()) {
            throw ServerError.of(15123, 16, 1, "The configuration option '" + name.get() + "' does not exist, or it may be an advanced option.");
        }
        if (a.find("@configvalue").isEmpty()) {
            Answer answer = Answer.of(scope, new Column("name", SqlType.nvarchar(35)), new Column("minimum", SqlType.INT), new Column("maximum", SqlType.INT), new Column("config_value", SqlType.INT), new Column("run_value", SqlType.INT));
            shown.forEach(s -> answer.row(s.name(), s.minimum(), s.maximum(), s.value(), s.inUse()));
            answer.end();
            return 0;
        }
        ServerStatements.demandSettings(scope);
        Setting setting = shown.getFirst();
        int value = ((Number) a.find("@configvalue").orElseThrow()).intValue();
        if (value < setting.minimum() || value > setting.maximum()) {
            throw ServerError.of(15129, 16, 1, "'" + value + "' is not a valid value for configuration option '" + setting.name() + "'.");
        }
        scope.instance().configuration().set(setting.name(), value);
        scope.info(15457, 0, "Configuration option '" + setting.name() + "' changed from " + setting.value() + " to " + value + ". Run the RECONFIGURE statement to install.");
        return 0;
    }

    private static int who(Arguments a, Scope scope) {
        Answer answer = Answer.of(scope, new Column("spid", SqlType.of(SqlType.Kind.SMALLINT)), new Column("ecid", SqlType.of(SqlType.Kind.SMALLINT)), new Column("status", new SqlType(SqlType.Kind.NCHAR, 30, 0, 0)), new Column("loginame", NAME),
                new Column("hostname", SqlType.nvarchar(128)), new Column("blk", new SqlType(SqlType.Kind.CHAR, 5, 0, 0)), new Column("dbname", NAME), new Column("cmd", new SqlType(SqlType.Kind.NCHAR, 26, 0, 0)), new Column("request_id", SqlType.INT));
        boolean all = scope.instance().security().has(scope.login(), scope.instance().security().stateRight());
        for (SessionState s : scope.instance().sessions().all()) {
            if (all || s == scope.session()) {
                answer.row((short) s.id(), (short) 0, s.request().isPresent() ? "runnable" : "sleeping", s.login().name(), s.client().host(), "0    ", s.database(), s.request().map(SessionState.Request::command).orElse("AWAITING COMMAND"), 0);
            }
        }
        answer.end();
        return 0;
    }

    /** sp_who2 has no page: the columns are those that it is known to have. */
    private static int who2(Arguments a, Scope scope) {
        Answer answer = Answer.of(scope, Stream.of("SPID", "Status", "Login", "HostName", "BlkBy", "DBName", "Command", "CPUTime", "DiskIO", "LastBatch", "ProgramName", "SPID", "REQUESTID")
                .map(name -> new Column(name, SqlType.nvarchar(128))).toArray(Column[]::new));
        boolean all = scope.instance().security().has(scope.login(), scope.instance().security().stateRight());
        for (SessionState s : scope.instance().sessions().all()) {
            if (all || s == scope.session()) {
                String spid = "%-5d".formatted(s.id());
                answer.row(spid, s.request().isPresent() ? "RUNNABLE" : "sleeping", s.login().name(), s.client().host(), "  .", s.database(), s.request().map(SessionState.Request::command).orElse("AWAITING COMMAND"), "0", "0",
                        LAST_BATCH.format(s.lastStart().atOffset(ZoneOffset.UTC)), s.client().program(), spid, "0    ");
            }
        }
        answer.end();
        return 0;
    }

    private static int role(Arguments a, Scope scope, boolean add) {
        demandSysadmin(scope);
        String role = a.text("@rolename").flatMap(scope.instance().security()::find).filter(l -> l.isRole()).map(l -> l.name()).orElseThrow(() -> Errors.notFound("alter", "server role", a.text("@rolename").orElse("")));
        var login = a.text("@loginame").flatMap(scope.instance().security()::find)
                .orElseThrow(() -> ServerError.of(15007, 16, 1, "'" + a.text("@loginame").orElse("") + "' is not a valid login or you do not have permission."));
        if (add) {
            login.join(role);
        } else {
            login.leave(role);
        }
        return 0;
    }

    private static void demandSysadmin(Scope scope) {
        if (!scope.sysadmin()) {
            throw Errors.noPermission();
        }
    }
}
