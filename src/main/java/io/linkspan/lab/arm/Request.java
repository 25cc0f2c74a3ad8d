package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.linkspan.lab.arm.contract.Operation;
import java.net.URI;
import java.util.Map;

/**
 * A request that has passed the gate: it belongs to an operation, its api-version is served, its body fits the schema.
 *
 * @param base  the server's address without a path
 * @param path  as sent, without the query
 * @param query by lower-case name
 * @param body  a missing node if there is none
 */
record Request(URI base, Operation operation, String path, Map<String, String> parameters, Map<String, String> query, String apiVersion, JsonNode body) {

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** A field inside {@code properties}; a missing node if it was not sent. */
    JsonNode property(String name) {
        return body.path("properties").path(name);
    }
}
