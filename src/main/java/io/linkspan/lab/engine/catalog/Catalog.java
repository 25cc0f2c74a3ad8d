package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.Instance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The system views of an instance. Safe from any thread. */
public final class Catalog {

    private final Instance instance;
    private final Map<String, View.Source> sources = new ConcurrentHashMap<>();

    public Catalog(Instance instance) {
        this.instance = instance;
    }

    /** Says where the rows of a view come from, {@code sys.availability_groups}; the columns are those of the published catalog. */
    public void register(String name, View.Source source) {
        sources.put(name.toLowerCase(Locale.ROOT), source);
    }

    /**
     * Finds by the parts of a name without the database: schema and object, {@code sys} and {@code databases}. For views of one database only, msdb's, the database's name matters.
     */
    public Optional<View> find(String database, String schema, String name) {
        return Optional.empty();
    }

    View.Source source(String name) {
        return sources.getOrDefault(name.toLowerCase(Locale.ROOT), (_, _) -> Stream.empty());
    }

    List<String> names() {
        return sources.keySet().stream().sorted().toList();
    }

    Instance instance() {
        return instance;
    }
}
