package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A database made by the management plane: empty, or as another of the instance was at a moment. */
final class DatabaseCreation {

    private final Instances instances;
    private final Jobs jobs;
    private final DatabaseTags tags;
    private final BiFunction<Instance, Database, ObjectNode> document;

    DatabaseCreation(Instances instances, Jobs jobs, DatabaseTags tags, BiFunction<Instance, Database, ObjectNode> document) {
        this.instances = instances;
        this.jobs = jobs;
        this.tags = tags;
        this.document = document;
    }

    Answer put(Request request) {
        Instance instance = instances.parent(request);
        String name = request.parameter("databaseName");
        return switch (request.property("createMode").asText("Default")) {
            case "Default" -> empty(request, instance, name);
            case "PointInTimeRestore" -> restored(request, instance, name);
            default -> Answer.error(501, "NotImplementedByThePracticeEstate", "The practice estate does not create databases in this mode yet.");
        };
    }

    private Answer empty(Request request, Instance instance, String name) {
        Optional<Database> existing = instance.databases().find(name);
        return existing.isPresent() ? Answer.ok(document.apply(instance, existing.get()))
                : jobs.start(request, () -> Optional.of(made(request, instance, name, () -> instance.databases().create(name))));
    }

    private Answer restored(Request request, Instance instance, String name) {
        if (instance.databases().find(name).isPresent()) {
            throw new ArmError("ManagedDatabaseNameInUse", "A database with the name '" + name + "' already exists on the instance '" + instance.shortName() + "'.");
        }
        String source = request.property("sourceDatabaseId").asText("");
        if (source.isEmpty()) {
            throw new ArmError("MissingSourceDatabaseId", "The parameter 'sourceDatabaseId' is required to restore a database to a point in time.");
        }
        if (!request.property("restorePointInTime").isTextual()) {
            throw new ArmError("MissingRestorePointInTime", "The parameter 'restorePointInTime' is required to restore a database to a point in time.");
        }
        Database from = source(instance, source);
        Instant moment = moment(request.property("restorePointInTime").asText());
        boolean possible = instance.automaticBackups().earliest(from).filter(e -> !moment.isBefore(e)).isPresent() && !moment.isAfter(instance.estate().clock().instant());
        if (!possible) {
            throw invalid(moment.toString());
        }
        return jobs.start(request, () -> Optional.of(made(request, instance, name, () -> instance.automaticBackups().restore(from, moment, name).orElseThrow(() -> invalid(moment.toString())))));
    }

    private ObjectNode made(Request request, Instance instance, String name, Supplier<Database> work) {
        return document.apply(instance, tags.make(instance, name, request.body().path("tags"), work));
    }

    /** Only databases of the same instance: restoring into another one is not part of the estate. */
    private Database source(Instance instance, String id) {
        String parent = instances.id(instance) + "/databases/";
        if (!id.regionMatches(true, 0, parent, 0, parent.length())) {
            throw invalidSource(id);
        }
        return instance.databases().find(id.substring(parent.length())).filter(d -> !d.system()).orElseThrow(() -> invalidSource(id));
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalid(text);
        }
    }

    private static ArmError invalidSource(String id) {
        return new ArmError("InvalidSourceDatabaseId", "The source database '" + id + "' is not a database of this instance.");
    }

    private static ArmError invalid(String moment) {
        return new ArmError("PitrPointInTimeInvalid", "The point in time '" + moment + "' is not valid: it has to be between the earliest restore point of the database and now.");
    }
}
