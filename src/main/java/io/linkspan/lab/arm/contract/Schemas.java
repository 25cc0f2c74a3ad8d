package io.linkspan.lab.arm.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Shapes of bodies, and the check of a body against one. In a request a read-only field may hold anything, as the service ignores it;
 * a response may hold nothing that is secret. A field that the api-version does not know yet counts as unknown.
 * That an unknown field of a request is an error is how Resource Manager reads a resource's envelope; that the provider is as strict
 * inside {@code properties} is inferred, and the stricter reading is the safer one to practise against.
 */
public final class Schemas {

    /** Which way a body travels. */
    public enum Way { REQUEST, RESPONSE }

    /** Where in a body, {@code properties.databases[0].databaseName}, and what is wrong there. */
    public record Violation(String path, String what) {

        @Override
        public String toString() {
            return path + ": " + what;
        }
    }

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Map<String, Map<String, Field>> schemas = new HashMap<>();

    private record Field(String type, String access, boolean required, String ref, List<String> allowed, String format, String since) {

        static Field of(JsonNode node, JsonNode enums) {
            List<String> allowed = enums.path(node.path("enum").asText()).valueStream().map(JsonNode::textValue).toList();
            return new Field(node.get("type").textValue(), node.path("access").asText(), node.path("required").booleanValue(),
                    node.path(node.has("items") ? "items" : "ref").asText(), allowed, node.path("format").asText(), node.path("since").asText());
        }

        /** Both are dates, or a year and a plus, so that they compare as texts. */
        boolean known(String apiVersion) {
            return apiVersion.compareTo(since) >= 0;
        }
    }

    Schemas(JsonNode all, JsonNode enums) {
        all.properties().forEach(e -> schemas.put(e.getKey(), fields(e.getKey(), all, enums)));
    }

    private static Map<String, Field> fields(String schema, JsonNode all, JsonNode enums) {
        Map<String, Field> fields = new LinkedHashMap<>();
        all.get(schema).properties().forEach(e -> {
            if (e.getKey().equals("$extends")) {
                fields.putAll(fields(e.getValue().textValue(), all, enums));
            } else {
                fields.put(e.getKey(), Field.of(e.getValue(), enums));
            }
        });
        return fields;
    }

    /** All that is wrong with a body, in the order of its fields; empty if nothing is. */
    public List<Violation> check(String schema, JsonNode body, String apiVersion, Way way) {
        List<Violation> found = new ArrayList<>();
        object(schema, body, "", apiVersion, way, found);
        return found;
    }

    /** A body without the fields that the api-version does not know yet. */
    public JsonNode trim(String schema, JsonNode body, String apiVersion) {
        Map<String, Field> fields = schemas.getOrDefault(schema, Map.of());
        if (!body.isObject() || fields.isEmpty()) {
            return body;
        }
        ObjectNode trimmed = JsonNodeFactory.instance.objectNode();
        body.properties().forEach(e -> {
            Field field = fields.get(e.getKey());
            if (field == null || field.known(apiVersion)) {
                trimmed.set(e.getKey(), field == null ? e.getValue() : trim(field.ref, e.getValue(), apiVersion));
            }
        });
        return trimmed;
    }

    /** A body with stars in place of what is secret in any schema; fit for a log. */
    public JsonNode masked(JsonNode body) {
        if (body.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            body.forEach(item -> array.add(masked(item)));
            return array;
        }
        if (!body.isObject()) {
            return body;
        }
        ObjectNode masked = JsonNodeFactory.instance.objectNode();
        body.properties().forEach(e -> masked.set(e.getKey(), isSecret(e.getKey()) ? JsonNodeFactory.instance.textNode("***") : masked(e.getValue())));
        return masked;
    }

    private boolean isSecret(String name) {
        return schemas.values().stream().map(fields -> fields.get(name)).anyMatch(f -> f != null && f.access.equals("secret"));
    }

    private void object(String schema, JsonNode body, String at, String apiVersion, Way way, List<Violation> found) {
        if (!body.isObject()) {
            found.add(new Violation(at, "an object is expected"));
            return;
        }
        Map<String, Field> fields = schemas.get(schema);
        body.properties().forEach(e -> {
            Field field = fields.get(e.getKey());
            String path = at.isEmpty() ? e.getKey() : at + "." + e.getKey();
            if (field == null || !field.known(apiVersion)) {
                found.add(new Violation(path, "Could not find member '" + e.getKey() + "' on object of type '" + schema + "'"));
            } else if (way == Way.RESPONSE && field.access.equals("secret")) {
                found.add(new Violation(path, "is secret and is never returned"));
            } else if (!(way == Way.REQUEST && (field.access.equals("ro") || e.getValue().isNull()))) {
                value(field, e.getValue(), path, apiVersion, way, found);
            }
        });
        fields.forEach((name, field) -> {
            if (field.required && !body.hasNonNull(name) && !(way == Way.REQUEST && field.access.equals("ro"))) {
                found.add(new Violation(at.isEmpty() ? name : at + "." + name, "is required"));
            }
        });
    }

    private void value(Field field, JsonNode value, String at, String apiVersion, Way way, List<Violation> found) {
        switch (field.type) {
            case "string" -> text(field, value, at, found);
            case "boolean" -> expect(value.isBoolean(), "a boolean is expected", at, found);
            case "integer" -> expect(value.isIntegralNumber() && (!field.format.equals("int32") || value.canConvertToInt()), "an integer is expected", at, found);
            case "number" -> expect(value.isNumber(), "a number is expected", at, found);
            case "object" -> named(field.ref, value, at, apiVersion, way, found);
            case "map<string,string>" -> expect(value.isObject() && value.valueStream().allMatch(JsonNode::isTextual), "a map of texts is expected", at, found);
            case "map<string,object>" -> expect(value.isObject() && value.valueStream().allMatch(JsonNode::isObject), "a map of objects is expected", at, found);
            case "array" -> {
                expect(value.isArray(), "an array is expected", at, found);
                for (int i = 0; value.isArray() && i < value.size(); i++) {
                    named(field.ref, value.get(i), at + "[" + i + "]", apiVersion, way, found);
                }
            }
            default -> throw new IllegalStateException("the contract has no type " + field.type);
        }
    }

    private void named(String type, JsonNode value, String at, String apiVersion, Way way, List<Violation> found) {
        if (type.equals("string")) {
            expect(value.isTextual(), "a text is expected", at, found);
        } else if (schemas.containsKey(type)) {
            object(type, value, at, apiVersion, way, found);
        } else {
            expect(value.isObject(), "an object is expected", at, found);
        }
    }

    private static void text(Field field, JsonNode value, String at, List<Violation> found) {
        expect(value.isTextual(), "a text is expected", at, found);
        if (value.isTextual()) {
            String text = value.textValue();
            expect(field.allowed.isEmpty() || field.allowed.contains(text), "'" + text + "' is none of " + String.join(", ", field.allowed), at, found);
            expect(switch (field.format) {
                case "uuid" -> UUID.matcher(text).matches();
                case "date-time" -> isTime(text);
                case "arm-id" -> text.startsWith("/");
                default -> true;
            }, "'" + text + "' is no " + field.format, at, found);
        }
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static void expect(boolean holds, String what, String at, List<Violation> found) {
        if (!holds) {
            found.add(new Violation(at, what));
        }
    }
}
