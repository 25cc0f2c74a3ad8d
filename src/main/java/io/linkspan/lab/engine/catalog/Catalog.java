package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.server.EndpointViews;
import io.linkspan.lab.engine.catalog.server.LogViews;
import io.linkspan.lab.engine.catalog.server.MachineViews;
import io.linkspan.lab.engine.catalog.server.ServerViews;
import io.linkspan.lab.engine.catalog.server.SessionViews;
import io.linkspan.lab.engine.catalog.server.WaitViews;
import io.linkspan.lab.engine.catalog.trigger.TriggerViews;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The system views of an instance: those that its version has, with that version's columns. Safe from any thread. */
public final class Catalog {

    private static final View.Source NOTHING = (_, _) -> Stream.empty();

    private final Instance instance;
    private final Shapes shapes;
    private final Map<String, View.Source> sources = new ConcurrentHashMap<>();
    /** Views that were asked for, by their full name in lower case. */
    private final Map<String, View> made = new ConcurrentHashMap<>();

    public Catalog(Instance instance, Shapes shapes) {
        this.instance = instance;
        this.shapes = shapes;
        DatabaseViews.register(this);
        FileViews.register(this);
        ServerViews.register(this);
        PrincipalViews.register(this);
        KeyViews.register(this);
        EndpointViews.register(this);
        ObjectViews.register(this);
        TriggerViews.register(this);
        ColumnViews.register(this);
        IndexViews.register(this);
        ConstraintViews.register(this);
        InformationSchema.register(this);
        MachineViews.register(this);
        SessionViews.register(this);
        LogViews.register(this);
        WaitViews.register(this);
        MsdbViews.register(this);
    }

    /**
     * Says where the rows of a view come from, {@code sys.availability_groups}; the columns are those of the published catalog.
     *
     * @throws IllegalArgumentException for a view that the published catalog does not have
     */
    public void register(String name, View.Source source) {
        shapes.find(name).orElseThrow(() -> new IllegalArgumentException("no published view " + name));
        sources.put(name.toLowerCase(Locale.ROOT), source);
        made.remove(name.toLowerCase(Locale.ROOT));
    }

    /** Finds by database, schema and name: {@code sys} and {@code INFORMATION_SCHEMA} are in every database, msdb's tables only there. Empty for what this version lacks. */
    public Optional<View> find(String database, String schema, String name) {
        boolean everywhere = schema.equalsIgnoreCase("sys") || schema.equalsIgnoreCase("INFORMATION_SCHEMA");
        String full = everywhere ? schema + "." + name : database + "." + (schema.isEmpty() ? "dbo" : schema) + "." + name;
        return Optional.ofNullable(made.computeIfAbsent(full.toLowerCase(Locale.ROOT), key -> shapes.find(key).filter(this::exists).map(this::view).orElse(null)));
    }

    /** All views that this version has. */
    public List<View> views() {
        return shapes.all().stream().filter(this::exists).map(this::view).toList();
    }

    private View view(Shapes.Shape shape) {
        return new View(shape, instance.catalogVersion(), sources.getOrDefault(shape.name().toLowerCase(Locale.ROOT), NOTHING));
    }

    /** The texts of the codes of a column; empty where the published catalog gives none. */
    public Map<String, String> texts(String view, String column) {
        return shapes.find(view).map(s -> s.codes().getOrDefault(column, Map.of())).orElse(Map.of());
    }

    public Shapes shapes() {
        return shapes;
    }

    public Instance instance() {
        return instance;
    }

    private boolean exists(Shapes.Shape shape) {
        return shape.existsIn(instance.catalogVersion(), instance.managed());
    }
}
