package io.linkspan.lab.engine;

import io.linkspan.lab.engine.catalog.Viewer;
import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.fault.Faults;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Machines for tests: an estate with a fixed clock, and a glance at system views. */
public final class Machines {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    public static final SessionState.Client CLIENT = new SessionState.Client("WS1", "test", "lab", "10.0.0.9", 50000, 1433, true);

    private Machines() {
    }

    public static Estate estate(Path folder) {
        return new Estate(Clock.fixed(NOW, ZoneOffset.UTC), new Faults(Clock.systemUTC()), folder);
    }

    public static Instance sql2022(Path folder) {
        return estate(folder).add(InstanceSpec.sqlServer("SQL1", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE));
    }

    public static Viewer sa(Instance instance, Database database) {
        return new Viewer(instance, database, database.store().committed(), instance.sessions().open(instance.security().sa(), CLIENT, database.name(), () -> { }));
    }

    /** Rows of a system view as sa sees them from a database, by column name. */
    public static List<Map<String, Object>> rows(Database database, String schema, String view, Object... arguments) {
        var found = database.instance().catalog().find(database.name(), schema, view).orElseThrow();
        return found.rows(sa(database.instance(), database), List.of(arguments)).stream().map(row -> {
            Map<String, Object> named = new LinkedHashMap<>();
            IntStream.range(0, row.length).forEach(i -> named.put(found.columns().get(i).name(), row[i]));
            return named;
        }).toList();
    }
}
