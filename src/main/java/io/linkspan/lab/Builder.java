package io.linkspan.lab;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.LoginRequest;
import io.linkspan.lab.tsql.ResultSink;
import io.linkspan.lab.tsql.Session;
import io.linkspan.lab.tsql.admin.Administration;
import io.linkspan.lab.tsql.run.InstanceServer;
import java.util.List;

/** Makes the databases of a topology by T-SQL, through the same sessions that clients get. An error is a mistake of the lab, not an answer. */
final class Builder {

    private final Instance instance;

    Builder(Instance instance) {
        this.instance = instance;
    }

    /** @param secret for the logins of a shop's server; empty for a server that has none */
    void build(List<Topology.Database> databases, String user, String password, String secret) {
        if (databases.isEmpty()) {
            return;
        }
        try (Session session = new InstanceServer(instance, Administration::execute).logIn(new LoginRequest(user, password.toCharArray(), "master", "practice estate", instance.host(), instance.name(), false))) {
            for (Topology.Database database : databases) {
                SampleData.batches(database, instance.dataFolder(), instance.backupFolder()).forEach(batch -> session.batch(batch, new Strict(batch)));
                session.batch("USE master", new Strict(""));
            }
            if (!secret.isEmpty()) {
                SampleJobs.batches(databases, instance.backupFolder(), secret, instance.estate().clock().instant()).forEach(batch -> session.batch(batch, new Strict(batch)));
            }
        }
    }

    void run(String user, String password, List<String> batches) {
        try (Session session = new InstanceServer(instance, Administration::execute).logIn(new LoginRequest(user, password.toCharArray(), "master", "practice estate", instance.host(), instance.name(), false))) {
            batches.forEach(batch -> session.batch(batch, new Strict(batch)));
        }
    }

    /** Takes answers without looking, and throws at the first error. */
    private record Strict(String batch) implements ResultSink {

        @Override
        public void error(ServerError error) {
            throw new IllegalStateException("building the estate failed with " + error.number() + ": " + error.getMessage() + " in: " + batch.substring(0, Math.min(200, batch.length())));
        }

        @Override
        public void columns(List<Column> columns) {
            // the statements that build return nothing of use
        }

        @Override
        public void row(Object[] values) {
            // see columns
        }

        @Override
        public void done(StatementKind kind, long rows) {
            // success says nothing
        }

        @Override
        public void info(int number, int state, int severity, String message, int line) {
            // such as the pages of a backup
        }

        @Override
        public void failed(StatementKind kind) {
            // the error came before
        }

        @Override
        public void database(String from, String to) {
            // known
        }

        @Override
        public void transaction(int change, long descriptor) {
            // none is begun
        }

        @Override
        public void output(int ordinal, String name, SqlType type, Object value) {
            // no procedure is called
        }

        @Override
        public void returned(int status) {
            // see output
        }
    }
}
