package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.session.SessionState;
import java.util.Map;
import java.util.Optional;

/** Databases of a managed instance. */
final class DatabaseOperations {

    private static final String TYPE = "databases";

    private final Instances instances;
    private final Jobs jobs;
    private final DatabaseTags tags = new DatabaseTags();

    DatabaseOperations(Instances instances, Jobs jobs) {
        this.instances = instances;
        this.jobs = jobs;
    }

    Map<String, Dispatcher.Handler> handlers() {
        return Map.of("ManagedDatabases_List", this::list, "ManagedDatabases_Get", this::get, "ManagedDatabases_Delete", this::delete, "ManagedDatabases_CreateOrUpdate", new DatabaseCreation(instances, jobs, tags, this::document)::put);
    }

    private Answer list(Request request) {
        Instance instance = instances.parent(request);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        instance.databases().user().forEach(d -> all.add(document(instance, d)));
        return Answer.ok(all);
    }

    private Answer get(Request request) {
        Instance instance = instances.parent(request);
        String name = request.parameter("databaseName");
        return Answer.ok(document(instance, find(instance, name).orElseThrow(() -> ArmError.noChild(Instances.TYPE + "/" + TYPE, name))));
    }

    /** A database that a link still replicates is busy; which code the service gives there is not confirmed. */
    private Answer delete(Request request) {
        Instance instance = instances.parent(request);
        Optional<Database> database = find(instance, request.parameter("databaseName"));
        if (database.isEmpty()) {
            return Answer.empty(204);
        }
        if (database.get().groupDatabaseId().isPresent()) {
            throw new ArmError("ManagementServiceDatabaseBusy", "The database '" + database.get().name() + "' takes part in a link; remove the link first.");
        }
        return jobs.start(request, () -> {
            instance.sessions().in(database.get().name()).forEach(SessionState::kill);
            instance.databases().remove(database.get());
            return Optional.empty();
        });
    }

    private static Optional<Database> find(Instance instance, String name) {
        return instance.databases().find(name).filter(d -> !d.system());
    }

    private ObjectNode document(Instance instance, Database database) {
        ObjectNode document = instances.child(instance, TYPE, database.name()).put("location", instances.tenancy().location());
        ObjectNode properties = document.putObject("properties").put("collation", database.collation().name()).put("status", tags.isBeingMade(instance, database) ? "Restoring" : switch (database.state()) {
            case ONLINE, EMERGENCY -> "Online";
            case OFFLINE -> "Offline";
            case RESTORING, RECOVERING -> "Restoring";
            default -> "Inaccessible";
        }).put("creationDate", database.created().toString());
        tags.of(instance, database).ifPresent(kept -> document.set("tags", kept));
        instance.automaticBackups().earliest(database).ifPresent(e -> properties.put("earliestRestorePoint", e.toString()));
        return document;
    }
}
