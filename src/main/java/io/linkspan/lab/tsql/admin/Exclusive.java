package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.syntax.DatabaseStatement.Termination;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A database for oneself: waits for other sessions, refuses, or ends them, as the termination clause says. */
final class Exclusive {

    private static final long LOOK = 20;

    private Exclusive() {
    }

    /** @throws ServerError 5070 with NO_WAIT, 1222 after the lock time-out */
    static void demand(Database database, Scope scope, Optional<Termination> termination) {
        if (termination.filter(Termination::rollback).isPresent()) {
            others(database, scope).forEach(SessionState::kill);
        } else if (termination.isPresent() && !others(database, scope).isEmpty()) {
            throw ServerError.of(5070, 16, 2, "Database state cannot be changed while other users are using the database '" + database.name() + "'.");
        }
        long deadline = System.nanoTime() + scope.patience().timeout().map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
        while (!others(database, scope).isEmpty()) {
            scope.patience().demandNotCancelled();
            if (System.nanoTime() > deadline) {
                throw Errors.lockTimeout();
            }
            pause();
        }
    }

    static List<SessionState> others(Database database, Scope scope) {
        return scope.instance().sessions().in(database.name()).stream().filter(s -> s != scope.session()).toList();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.cancelled();
        }
    }
}
