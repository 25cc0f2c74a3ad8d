package io.linkspan.sqlserver;

import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import java.util.Optional;
import java.util.OptionalInt;

/** A lock that operators on different computers see, held by a session of its own (T-SQL reference, sp_getapplock, owner Session). Closing it gives it back. */
public final class AppLock implements AutoCloseable {

    private static final String TAKE = """
            DECLARE @answer int;
            EXEC @answer = sp_getapplock @Resource = %s, @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0;
            SELECT @answer AS answer;""";

    private static final String HOLDER = "SELECT host_name, login_name FROM sys.dm_exec_sessions WHERE program_name = ? AND session_id <> @@SPID";

    /** How sessions that hold a lock name themselves; the name of what they lock follows after a blank. */
    public static final String APPLICATION = SqlServer.APPLICATION + " lock";

    private final SqlServer session;

    private AppLock(SqlServer session) {
        this.session = session;
    }

    static AppLock take(Connect connect, String name) {
        String application = APPLICATION + " " + name;
        SqlServer session = SqlServer.open(connect, application.substring(0, Math.min(application.length(), 128)));
        boolean taken = false;
        try {
            taken = session.query(TAKE.formatted(TSql.text("linkspan/" + name)), r -> r.number("answer")).getFirst() >= 0;
            if (!taken) {
                throw held(connect, name, session.query(HOLDER, r -> r.text("login_name") + " on " + r.maybeText("host_name").orElse("an unknown computer"), application).stream().findFirst()).exception();
            }
            return new AppLock(session);
        } finally {
            if (!taken) {
                session.close();
            }
        }
    }

    private static Problem held(Connect connect, String name, Optional<String> holder) {
        return new Problem(Kind.REFUSED, Optional.of(connect.side()), "locked", OptionalInt.empty(), "Another run works on " + name + ": " + holder.orElse("its holder is not shown to this login") + ".",
                "", "Wait until it ends, then start again.");
    }

    /** Whether the session that holds the lock is still alive. */
    public boolean isHeld() {
        return session.isAlive();
    }

    @Override
    public void close() {
        session.close();
    }
}
