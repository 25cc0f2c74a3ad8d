package io.linkspan.lab.tsql.admin.security;

import io.linkspan.lab.engine.LinkedServer;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Procedure;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import io.linkspan.lab.tsql.admin.Procedure.Parameter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Linked servers and the logins that they are used with (T-SQL reference, sp_addlinkedserver and its kin). */
public final class LinkedServerProcedures {

    private static final SqlType NAME = SqlType.SYSNAME;
    private static final SqlType LONG = SqlType.nvarchar(4000);

    public static final List<Procedure> ALL = List.of(
            new Procedure("sp_addlinkedserver", List.of(Parameter.required("@server", NAME), Parameter.optional("@srvproduct", SqlType.nvarchar(128)), Parameter.optional("@provider", SqlType.nvarchar(128)), Parameter.optional("@datasrc", LONG),
                    Parameter.optional("@location", LONG), Parameter.optional("@provstr", LONG), Parameter.optional("@catalog", NAME)), true, LinkedServerProcedures::add),
            new Procedure("sp_dropserver", List.of(Parameter.required("@server", NAME), Parameter.optional("@droplogins", SqlType.varchar(10))), true, LinkedServerProcedures::drop),
            new Procedure("sp_serveroption", List.of(Parameter.required("@server", NAME), Parameter.required("@optname", SqlType.varchar(35)), Parameter.required("@optvalue", SqlType.nvarchar(128))), true, LinkedServerProcedures::option),
            new Procedure("sp_addlinkedsrvlogin", List.of(Parameter.required("@rmtsrvname", NAME), Parameter.optional("@useself", SqlType.varchar(8)), Parameter.optional("@locallogin", NAME), Parameter.optional("@rmtuser", NAME),
                    Parameter.optional("@rmtpassword", NAME)), true, LinkedServerProcedures::addLogin),
            new Procedure("sp_droplinkedsrvlogin", List.of(Parameter.required("@rmtsrvname", NAME), Parameter.optional("@locallogin", NAME)), true, LinkedServerProcedures::dropLogin));

    private LinkedServerProcedures() {
    }

    private static int add(Arguments a, Scope scope) {
        demand(scope, "ALTER ANY LINKED SERVER");
        String name = a.text("@server").orElse("");
        if (find(name, scope).isPresent() || name.equalsIgnoreCase(scope.instance().name())) {
            throw ServerError.of(15028, 16, 1, "The server '" + name + "' already exists.");
        }
        String product = a.text("@srvproduct").orElse("SQL Server");
        boolean sqlServer = product.equalsIgnoreCase("SQL Server");
        if (sqlServer && Stream.of("@provider", "@datasrc", "@location", "@provstr", "@catalog").anyMatch(p -> a.find(p).isPresent())) {
            throw ServerError.of(15428, 16, 1, "You cannot specify a provider or any properties for product 'SQL Server'.");
        }
        int id = scope.instance().linkedServers().stream().mapToInt(LinkedServer::id).max().orElse(0) + 1;
        LinkedServer.Mapping self = new LinkedServer.Mapping(0, true, "");
        scope.instance().linkedServers().add(new LinkedServer(id, name, product, a.text("@provider").orElse("SQLNCLI"), a.text("@datasrc").orElse(sqlServer ? name : ""), a.text("@provstr").orElse(""), a.text("@catalog").orElse(""),
                Map.of(), List.of(self), now(scope)));
        return 0;
    }

    private static int drop(Arguments a, Scope scope) {
        demand(scope, "ALTER ANY LINKED SERVER");
        LinkedServer server = get(a.text("@server").orElse(""), scope);
        boolean logins = server.logins().stream().anyMatch(m -> !m.self() || m.local() != 0);
        if (logins && a.text("@droplogins").filter("droplogins"::equalsIgnoreCase).isEmpty()) {
            throw ServerError.of(15190, 16, 1, "There are still remote logins or linked logins for the server '" + server.name() + "'.");
        }
        scope.instance().linkedServers().remove(server);
        return 0;
    }

    private static int option(Arguments a, Scope scope) {
        demand(scope, "ALTER ANY LINKED SERVER");
        LinkedServer server = get(a.text("@server").orElse(""), scope);
        Map<String, String> options = new HashMap<>(server.options());
        options.put(a.text("@optname").orElse("").toLowerCase(Locale.ROOT), a.text("@optvalue").orElse(""));
        replace(server, server.with(options, server.logins(), now(scope)), scope);
        return 0;
    }

    private static int addLogin(Arguments a, Scope scope) {
        demand(scope, "ALTER ANY LOGIN");
        LinkedServer server = get(a.text("@rmtsrvname").orElse(""), scope);
        int local = local(a, scope);
        boolean self = a.text("@useself").map(v -> v.equalsIgnoreCase("true")).orElse(true);
        LinkedServer.Mapping mapping = new LinkedServer.Mapping(local, self, self ? "" : a.text("@rmtuser").orElse(""));
        replace(server, server.with(server.options(), Stream.concat(server.logins().stream().filter(m -> m.local() != local), Stream.of(mapping)).toList(), now(scope)), scope);
        return 0;
    }

    private static int dropLogin(Arguments a, Scope scope) {
        demand(scope, "ALTER ANY LOGIN");
        LinkedServer server = get(a.text("@rmtsrvname").orElse(""), scope);
        int local = local(a, scope);
        replace(server, server.with(server.options(), server.logins().stream().filter(m -> m.local() != local).toList(), now(scope)), scope);
        return 0;
    }

    private static int local(Arguments a, Scope scope) {
        return a.text("@locallogin").map(l -> UserStatements.login(l, scope).id()).orElse(0);
    }

    private static void replace(LinkedServer old, LinkedServer other, Scope scope) {
        scope.instance().linkedServers().replaceAll(l -> l == old ? other : l);
    }

    private static LinkedServer get(String name, Scope scope) {
        return find(name, scope).orElseThrow(() -> ServerError.of(15015, 16, 1, "The server '" + name + "' does not exist. Use sp_helpserver to show available servers."));
    }

    private static Optional<LinkedServer> find(String name, Scope scope) {
        return scope.instance().linkedServers().stream().filter(l -> l.name().equalsIgnoreCase(name)).findFirst();
    }

    private static Instant now(Scope scope) {
        return scope.instance().estate().clock().instant();
    }

    private static void demand(Scope scope, String permission) {
        if (!scope.instance().security().has(scope.login(), permission)) {
            throw Errors.noPermission();
        }
    }
}
