package io.linkspan.lab.tsql.function;

import static io.linkspan.lab.tsql.function.Function.open;
import static io.linkspan.lab.tsql.function.Function.strict;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON_VALUE, JSON_QUERY and ISJSON, with plain paths (T-SQL reference, "JSON functions"). */
final class JsonFunctions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STEP = Pattern.compile("\\G(?:\\.(\\w+)|\\.\"([^\"]+)\"|\\[(\\d+)])");

    static final List<Function> ALL = List.of(
            open("ISJSON", 1, 2, types -> SqlType.INT, a -> a.isNull(0) ? null : isJson(a.text(0))),
            strict("JSON_VALUE", 2, SqlType.nvarchar(4000), a -> value(a, false)),
            strict("JSON_QUERY", 1, 2, types -> SqlType.nvarchar(SqlType.MAX), a -> value(a, true)));

    private JsonFunctions() {
    }

    private static int isJson(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.isObject() || node.isArray() ? 1 : 0;
        } catch (JacksonException e) {
            return 0;
        }
    }

    private static @Nullable Object value(Arguments a, boolean container) {
        String path = a.count() > 1 ? a.text(1).strip() : "$";
        boolean strict = path.startsWith("strict ");
        String steps = path.replaceFirst("^(strict|lax)\\s+", "");
        JsonNode node = find(parse(a.text(0)), steps);
        boolean fits = !node.isMissingNode() && node.isContainerNode() == container;
        if (!fits && strict) {
            throw ServerError.of(13608, 16, 2, "Property cannot be found on the specified JSON path.");
        }
        return !fits || node.isNull() ? null : container ? node.toString() : node.asText();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            char at = text.isEmpty() ? '.' : text.charAt(0);
            throw ServerError.of(13609, 16, 4, "JSON text is not properly formatted. Unexpected character '" + at + "' is found at position 0.");
        }
    }

    private static JsonNode find(JsonNode root, String path) {
        if (!path.startsWith("$")) {
            throw ServerError.of(13607, 16, 1, "JSON path is not properly formatted. Unexpected character '" + (path.isEmpty() ? '.' : path.charAt(0)) + "' is found at position 0.");
        }
        JsonNode node = root;
        Matcher step = STEP.matcher(path).region(1, path.length());
        while (step.find()) {
            node = step.group(3) != null ? node.path(Integer.parseInt(step.group(3))) : node.path(step.group(1) != null ? step.group(1) : step.group(2));
        }
        return node;
    }
}
