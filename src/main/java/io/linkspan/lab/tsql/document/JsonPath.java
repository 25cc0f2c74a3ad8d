package io.linkspan.lab.tsql.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.linkspan.lab.engine.type.ServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into JSON (T-SQL reference, "JSON Path Expressions").
 *
 * @param strict what is not there is an error, not a null
 * @param steps  names of members, or numbers of elements
 */
public record JsonPath(boolean strict, List<Object> steps) {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
    private static final Pattern STEP = Pattern.compile("\\G(?:\\.([A-Za-z_$][\\w$]*)|\\.\"((?:[^\"\\\\]|\\\\.)+)\"|\\[(\\d+)])");

    /** @throws ServerError 13607 */
    public static JsonPath parse(String text) {
        String path = text.strip();
        boolean strict = path.regionMatches(true, 0, "strict ", 0, 7);
        String plain = path.replaceFirst("^(?i:strict|lax)\\s+", "");
        List<Object> steps = new ArrayList<>();
        int at = plain.startsWith("$") ? 1 : 0;
        Matcher step = STEP.matcher(plain).region(at, plain.length());
        while (at > 0 && step.find()) {
            steps.add(step.group(3) != null ? (Object) Integer.valueOf(step.group(3)) : step.group(1) != null ? step.group(1) : step.group(2));
            at = step.end();
        }
        if (at == 0 || at < plain.length()) {
            throw ServerError.of(13607, 16, 4, "JSON path is not properly formatted. Unexpected character '" + (plain.isEmpty() ? '.' : plain.charAt(at)) + "' is found at position " + (text.length() - plain.length() + at) + ".");
        }
        return new JsonPath(strict, List.copyOf(steps));
    }

    /** Missing where it leads nowhere. */
    public JsonNode find(JsonNode root) {
        JsonNode node = root;
        for (Object step : steps) {
            node = step instanceof Integer i ? node.path(i) : node.path((String) step);
        }
        return node;
    }

    /** @throws ServerError 13608, where a strict path leads nowhere */
    public JsonNode demand(JsonNode root) {
        JsonNode found = find(root);
        if (strict && found.isMissingNode()) {
            throw ServerError.of(13608, 16, 2, "Property cannot be found on the specified JSON path.");
        }
        return found;
    }

    /** An object or array. @throws ServerError 13609 */
    public static JsonNode document(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isContainerNode()) {
                return node;
            }
            throw unexpected(text, text.length() - text.stripLeading().length());
        } catch (JacksonException e) {
            throw unexpected(text, Math.clamp(e.getLocation() == null ? 0 : e.getLocation().getCharOffset() - 1, 0, Math.max(0, text.length() - 1)));
        }
    }

    private static ServerError unexpected(String text, int at) {
        char found = at < text.length() ? text.charAt(at) : '.';
        return ServerError.of(13609, 16, 4, "JSON text is not properly formatted. Unexpected character '" + found + "' is found at position " + at + ".");
    }

    public static boolean isDocument(String text) {
        try {
            return JSON.readTree(text).isContainerNode();
        } catch (JacksonException e) {
            return false;
        }
    }
}
