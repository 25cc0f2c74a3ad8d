package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Directory;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.LoginRequest;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.Server;
import io.linkspan.lab.tsql.Session;
import io.linkspan.lab.tsql.admin.Administration;
import io.linkspan.lab.tsql.define.Dependencies;
import io.linkspan.lab.tsql.run.access.Access;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.Optional;
import java.util.function.BiConsumer;

/** An instance as a server of sessions. */
public final class InstanceServer implements Server {

    private final Instance instance;
    private final BiConsumer<Statement, Scope> administration;

    public InstanceServer(Instance instance) {
        this(instance, Administration::execute);
    }

    /** @param administration executes the statements that manage the instance and its databases */
    public InstanceServer(Instance instance, BiConsumer<Statement, Scope> administration) {
        this.instance = instance;
        this.administration = administration;
        instance.catalog().register("sys.sql_expression_dependencies", (viewer, _) -> Dependencies.rows(viewer));
    }

    @Override
    public String name() {
        return instance.name();
    }

    @Override
    public int[] version() {
        return new int[] {instance.version().major(), instance.version().minor(), instance.version().build(), instance.version().revision()};
    }

    @Override
    public Optional<Directory> directory() {
        return instance.security().directory();
    }

    @Override
    public Session logIn(LoginRequest request) {
        Login login = request.token().isEmpty() ? instance.security().authenticate(request.user(), request.password(), "127.0.0.1") : instance.security().authenticate(request.token(), "127.0.0.1");
        Optional<Database> home = Access.home(instance, request, login, null);
        if (home.isEmpty()) {
            instance.security().noDatabase(login.name(), !request.database().isEmpty(), request.database(), "127.0.0.1");
            throw refused(request, login);
        }
        SessionState.Client client = new SessionState.Client(request.host(), request.application(), request.library(), "127.0.0.1", 0, instance.tds().map(a -> a.getPort()).orElse(0), true, request.process());
        return new SqlSession(instance, request.with(""), administration, kill -> instance.sessions().open(login, client, home.get().name(), kill));
    }

    /**
     * A session that needs no password, as the server's own services have it.
     *
     * @throws ServerError 911, 916, and what the state of the database says
     */
    public Session open(Login login, String database, SessionState.Client client) {
        Database home = instance.databases().get(database);
        Access.demand(login, home);
        home.demandOpen(false);
        LoginRequest request = new LoginRequest(login.name(), new char[0], database, client.program(), client.host(), instance.name(), false);
        return new SqlSession(instance, request, administration, kill -> instance.sessions().open(login, client, home.name(), kill));
    }

    private ServerError refused(LoginRequest request, Login login) {
        if (request.database().isEmpty()) {
            return ServerError.of(4064, 11, 1, "Cannot open user default database. Login failed.");
        }
        Optional<Database> wanted = instance.databases().find(request.database());
        if (wanted.isPresent()) {
            try {
                wanted.get().demandOpen(request.readOnlyIntent());
            } catch (ServerError e) {
                if (e.number() >= 970 && e.number() < 990) {
                    return e;
                }
            }
        }
        return ServerError.of(4060, 11, 1, "Cannot open database \"" + request.database() + "\" requested by the login. The login failed.");
    }
}
