package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.linkspan.lab.arm.contract.Operation;
import java.util.Map;
import java.util.Optional;

/**
 * What is sent back.
 *
 * @param shape the operation whose contract the body is held to, where it is not the requested one: the result of a long-running operation
 */
record Answer(int status, Map<String, String> headers, Optional<JsonNode> body, Optional<Operation> shape) {

    static Answer ok(JsonNode body) {
        return new Answer(200, Map.of(), Optional.of(body), Optional.empty());
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), Optional.empty(), Optional.empty());
    }

    static Answer accepted(Map<String, String> headers) {
        return new Answer(202, headers, Optional.empty(), Optional.empty());
    }

    /** The envelope that Resource Manager puts around an error. */
    static Answer error(int status, String code, String message) {
        JsonNode body = JsonNodeFactory.instance.objectNode().set("error", detail(code, message));
        return new Answer(status, Map.of(), Optional.of(body), Optional.empty());
    }

    static JsonNode detail(String code, String message) {
        return JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
    }

    Answer with(Map<String, String> more) {
        return new Answer(status, more, body, shape);
    }

    Answer with(JsonNode otherBody) {
        return new Answer(status, headers, Optional.of(otherBody), shape);
    }

    Answer as(Operation other) {
        return new Answer(status, headers, body, Optional.of(other));
    }
}
