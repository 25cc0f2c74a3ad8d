package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The tags that databases were made with, which are there from the first moment on. Safe from any thread. */
final class DatabaseTags {

    private final Map<String, JsonNode> making = new ConcurrentHashMap<>();
    private final Map<Database, JsonNode> made = Collections.synchronizedMap(new WeakHashMap<>());

    /** Makes a database with the tags of a request. */
    Database make(Instance instance, String name, JsonNode tags, Supplier<Database> work) {
        String key = key(instance, name);
        making.put(key, tags);
        try {
            Database database = work.get();
            made.put(database, tags);
            return database;
        } finally {
            making.remove(key);
        }
    }

    /** Whether it is being made: it is no use yet, whatever it looks like inside. */
    boolean isBeingMade(Instance instance, Database database) {
        return making.containsKey(key(instance, database.name()));
    }

    Optional<JsonNode> of(Instance instance, Database database) {
        return Optional.ofNullable(making.getOrDefault(key(instance, database.name()), made.getOrDefault(database, MissingNode.getInstance()))).filter(JsonNode::isObject);
    }

    private static String key(Instance instance, String name) {
        return instance.name() + "/" + name.toLowerCase(Locale.ROOT);
    }
}
