package io.linkspan.lab.engine.session;

import io.linkspan.lab.engine.security.Login;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The sessions of an instance and the application locks they hold. Safe from any thread. */
public final class Sessions {

    private static final int FIRST = 51;

    private final Clock clock;
    private final SortedMap<Integer, SessionState> sessions = new ConcurrentSkipListMap<>();
    private final AppLocks appLocks = new AppLocks();

    public Sessions(Clock clock) {
        this.clock = clock;
    }

    /** A new session with the smallest free id from 51. */
    public synchronized SessionState open(Login login, SessionState.Client client, String database, Runnable kill) {
        int id = FIRST;
        while (sessions.containsKey(id)) {
            id++;
        }
        SessionState session = new SessionState(id, login, client, database, clock.instant(), kill);
        sessions.put(id, session);
        return session;
    }

    /** Gives up the id and every application lock. */
    public void close(SessionState session) {
        sessions.remove(session.id(), session);
        appLocks.releaseAll(session);
    }

    public Optional<SessionState> find(int id) {
        return Optional.ofNullable(sessions.get(id));
    }

    public List<SessionState> all() {
        return List.copyOf(sessions.values());
    }

    public List<SessionState> in(String database) {
        return sessions.values().stream().filter(s -> s.database().equalsIgnoreCase(database)).toList();
    }

    public AppLocks appLocks() {
        return appLocks;
    }
}
