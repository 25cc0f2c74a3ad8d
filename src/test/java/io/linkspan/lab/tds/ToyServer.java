package io.linkspan.lab.tds;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.LoginRequest;
import io.linkspan.lab.tsql.ResultSink;
import io.linkspan.lab.tsql.Server;
import io.linkspan.lab.tsql.Session;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A server without a language: it answers texts that a test has taught it, and gives parameters back. User {@code sa}, password {@code Pä$$€wörd1}. */
final class ToyServer implements Server {

    static final String PASSWORD = "Pä$$€wörd1";

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger(50);
    private final Set<ToySession> sessions = ConcurrentHashMap.newKeySet();
    private volatile LoginRequest lastLogin;

    /** What to do for a text. */
    interface Script {

        void run(ToySession session, ResultSink out) throws InterruptedException;
    }

    ToyServer on(String text, Script script) {
        scripts.put(text, script);
        return this;
    }

    Script script(String text) {
        return scripts.get(text);
    }

    LoginRequest lastLogin() {
        return lastLogin;
    }

    Set<ToySession> sessions() {
        return sessions;
    }

    @Override
    public String name() {
        return "TOY01";
    }

    @Override
    public int[] version() {
        return new int[] {16, 0, 4165, 4};
    }

    @Override
    public Session logIn(LoginRequest request) {
        lastLogin = request;
        if (!request.user().equals("sa") || !PASSWORD.equals(new String(request.password()))) {
            throw ServerError.of(18456, 14, 1, "Login failed for user '" + request.user() + "'.");
        }
        if (request.database().equals("nowhere")) {
            throw ServerError.of(4060, 11, 1, "Cannot open database \"nowhere\" requested by the login. The login failed.");
        }
        ToySession session = new ToySession(this, ids.incrementAndGet(), request.database().isEmpty() ? "master" : request.database());
        sessions.add(session);
        return session;
    }
}
