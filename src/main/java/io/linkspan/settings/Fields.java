package io.linkspan.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One object of a JSON file, read field by field; every complaint names file, field and what is expected, and never the value, which may be a secret in the wrong place. */
record Fields(String file, String path, JsonNode node) {

    String text(String field) {
        return maybeText(field).orElseThrow(() -> wrong(field, "a text"));
    }

    Optional<String> maybeText(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(field, "a text that is not empty");
        }
        return Optional.of(value.textValue());
    }

    int port(String field, int otherwise) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > 65535) {
            throw wrong(field, "a number from 1 to 65535");
        }
        return value.intValue();
    }

    boolean flag(String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong(field, "true or false");
        }
        return value.booleanValue();
    }

    URI https(String field) {
        try {
            URI uri = new URI(text(field));
            if (!"https".equals(uri.getScheme()) || uri.getHost() == null) {
                throw wrong(field, "an address that begins with https://");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw wrong(field, "an address that begins with https://");
        }
    }

    /** One of a few words. */
    <T> T word(String field, Map<String, T> words, Optional<T> otherwise) {
        Optional<String> found = maybeText(field);
        if (found.isEmpty() && otherwise.isPresent()) {
            return otherwise.get();
        }
        T value = found.map(words::get).orElse(null);
        if (value == null) {
            throw wrong(field, "one of " + String.join(", ", words.keySet().stream().sorted().toList()));
        }
        return value;
    }

    Optional<Fields> maybeObject(String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            throw wrong(field, "an object, { … }");
        }
        return Optional.of(new Fields(file, path(field), value));
    }

    Fields object(String field) {
        return maybeObject(field).orElseThrow(() -> wrong(field, "an object, { … }"));
    }

    /** A list of objects; a missing one is empty. */
    List<Fields> objects(String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isArray()) {
            throw wrong(field, "a list, [ … ]");
        }
        List<Fields> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).isObject()) {
                throw wrong(field + "[" + i + "]", "an object, { … }");
            }
            items.add(new Fields(file, path(field) + "[" + i + "]", value.get(i)));
        }
        return items;
    }

    ProblemException wrong(String field, String expected) {
        return Problem.usage("profile", file + ": \"" + path(field) + "\" should be " + expected + ".", "Correct the file.").exception();
    }

    private String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
