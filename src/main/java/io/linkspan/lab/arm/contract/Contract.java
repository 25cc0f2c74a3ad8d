package io.linkspan.lab.arm.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The part of Azure Resource Manager that links need, read from the resource {@code arm-contract.json}, which names its public sources
 * (mainly Azure/azure-rest-api-specs, specification/sql). Immutable.
 */
public final class Contract {

    private final List<Operation> operations;
    private final Map<String, Integer> statuses = new HashMap<>();
    private final Schemas schemas;

    /** An operation and the values of its path's parameters. */
    public record Route(Operation operation, Map<String, String> parameters) {
    }

    private Contract(JsonNode root) {
        operations = root.get("operations").valueStream().map(Operation::of).toList();
        root.get("errorCodes").properties().forEach(e -> statuses.put(e.getKey(), e.getValue().get("http").intValue()));
        schemas = new Schemas(root.get("schemas"), root.get("enums"));
    }

    public static Contract load() {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream("/io/linkspan/lab/arm/arm-contract.json"))) {
            return new Contract(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Operation> operations() {
        return operations;
    }

    public Operation operation(String id) {
        return operations.stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow(() -> new IllegalArgumentException("no operation " + id));
    }

    /** The operation that serves a request; the contract lists more special paths first. */
    public Optional<Route> route(String method, List<String> segments) {
        return operations.stream().filter(o -> o.method().equals(method))
                .flatMap(o -> o.match(segments).map(p -> new Route(o, p)).stream()).findFirst();
    }

    /** Methods that some operation offers at this path. */
    public List<String> methods(List<String> segments) {
        return operations.stream().filter(o -> o.match(segments).isPresent()).map(Operation::method).toList();
    }

    /** The HTTP status that goes with an error code. @throws IllegalArgumentException for a code that the contract does not name */
    public int status(String code) {
        return knownStatus(code).orElseThrow(() -> new IllegalArgumentException("the contract has no error code " + code));
    }

    public Optional<Integer> knownStatus(String code) {
        return Optional.ofNullable(statuses.get(code));
    }

    public Schemas schemas() {
        return schemas;
    }
}
