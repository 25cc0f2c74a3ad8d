package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** Lists in pages: {@code nextLink} is an absolute address that is requested as it is. */
final class Pages {

    private Pages() {
    }

    /** The page that a request asks for, out of an answer that holds the whole list; each item goes through a last change. */
    static Answer cut(Request request, Answer whole, int size, UnaryOperator<JsonNode> each) {
        JsonNode all = whole.body().orElseThrow();
        int from = from(request.query().getOrDefault("$skiptoken", "0"));
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode value = page.putArray("value");
        for (int i = from; i < Math.min(all.size(), from + size); i++) {
            value.add(each.apply(all.get(i)));
        }
        if (all.size() > from + size) {
            page.put("nextLink", request.base() + request.path() + "?api-version=" + request.apiVersion() + "&%24skiptoken=" + (from + size));
        }
        return Answer.ok(page).with(whole.headers());
    }

    private static int from(String token) {
        if (!token.matches("\\d{1,9}")) {
            throw new ArmError("InvalidParameterValue", "The $skiptoken '" + token + "' is not valid.");
        }
        return Integer.parseInt(token);
    }
}
