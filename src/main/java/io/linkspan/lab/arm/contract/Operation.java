package io.linkspan.lab.arm.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One operation of the REST specification.
 *
 * @param id         as the specification names it, {@code ServerTrustCertificates_Get}
 * @param template   segments of the path; a parameter stands in braces
 * @param request    the body that a request may have
 * @param required   whether a request must have it
 * @param responses  by status; an empty one has no body
 * @param longRunning types of the two addresses at which an accepted request is followed
 * @param permission the action that a caller needs, or empty
 */
public record Operation(String id, String method, List<String> template, List<String> apiVersions, Optional<Body> request, boolean required,
        Map<Integer, Optional<Body>> responses, Optional<LongRunning> longRunning, List<String> errors, String permission) {

    /** The body's schema differs by api-version; {@code list} is a page of such. */
    public record Body(boolean list, Map<String, String> schemas) {

        public String schema(String apiVersion) {
            return schemas.containsKey("") ? schemas.get("") : schemas.get(apiVersion);
        }

        private static Optional<Body> of(JsonNode body) {
            for (String key : List.of("schema", "list", "schemaByApiVersion", "listByApiVersion")) {
                if (body.has(key)) {
                    Map<String, String> schemas = new HashMap<>();
                    if (body.get(key).isTextual()) {
                        schemas.put("", body.get(key).textValue());
                    } else {
                        body.get(key).properties().forEach(e -> schemas.put(e.getKey(), e.getValue().textValue()));
                    }
                    return Optional.of(new Body(key.startsWith("list"), schemas));
                }
            }
            return Optional.empty();
        }
    }

    /** Names of the two location types, without {@code locations/}. */
    public record LongRunning(String statusType, String resultType) {
    }

    static Operation of(JsonNode node) {
        Map<Integer, Optional<Body>> responses = new TreeMap<>();
        node.get("responses").properties().forEach(e -> responses.put(Integer.valueOf(e.getKey()), Body.of(e.getValue())));
        JsonNode lro = node.path("lro");
        return new Operation(node.get("id").textValue(), node.get("method").textValue(), List.of(node.get("path").textValue().substring(1).split("/")),
                texts(node.path("apiVersions")), Body.of(node.path("request")), node.path("request").path("required").booleanValue(), responses,
                lro.isMissingNode() ? Optional.empty() : Optional.of(new LongRunning(type(lro, "asyncType"), type(lro, "resultType"))),
                texts(node.path("errors")), node.path("rbac").asText());
    }

    /** True if it only reads. */
    public boolean reads() {
        return method.equals("GET");
    }

    /** Parameters of a path that this operation serves; literal segments match without regard to case. */
    Optional<Map<String, String>> match(List<String> segments) {
        if (segments.size() != template.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String wanted = template.get(i);
            String given = segments.get(i);
            if (wanted.startsWith("{") ? !fits(wanted, given) : !wanted.equalsIgnoreCase(given)) {
                return Optional.empty();
            }
            if (wanted.startsWith("{")) {
                parameters.put(wanted.substring(1, wanted.length() - 1), given);
            }
        }
        return Optional.of(parameters);
    }

    /** The two kinds of addresses of a long-running operation differ only in how the type's name ends. */
    private static boolean fits(String parameter, String given) {
        return switch (parameter) {
            case "{asyncType}" -> given.toLowerCase().endsWith("azureasyncoperation");
            case "{resultType}" -> given.toLowerCase().endsWith("operationresults");
            default -> !given.isEmpty();
        };
    }

    private static String type(JsonNode lro, String key) {
        return lro.get(key).textValue().substring("locations/".length());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(t -> texts.add(t.textValue()));
        return List.copyOf(texts);
    }
}
