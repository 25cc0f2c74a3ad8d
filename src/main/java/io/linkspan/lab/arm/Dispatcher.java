package io.linkspan.lab.arm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.linkspan.lab.arm.contract.Contract;
import io.linkspan.lab.arm.contract.Contract.Route;
import io.linkspan.lab.arm.contract.Operation;
import io.linkspan.lab.arm.contract.Schemas.Violation;
import io.linkspan.lab.arm.contract.Schemas.Way;
import io.linkspan.lab.fault.Faults;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The front door of Resource Manager: api-version, subscription, resource group, operation, body; then the handler; then its answer, which must fit the contract as well.
 * An answer that does not is a defect of the lab: it is reported and never sent.
 */
final class Dispatcher {

    private final Contract contract;
    private final Tenancy tenancy;
    private final Faults faults;
    private final Map<String, Handler> handlers;
    private final int pageSize;
    private final ObjectMapper json = new ObjectMapper();

    /** Serves one operation; an {@link ArmError} that it throws becomes the answer. Called by many threads. */
    @FunctionalInterface
    interface Handler {

        Answer answer(Request request);
    }

    /** The part of a request line that matters here; segments are decoded, names of query parameters in lower case. */
    record Call(String method, URI base, String path, List<String> segments, Map<String, String> query, byte[] body) {
    }

    Dispatcher(Contract contract, Tenancy tenancy, Faults faults, Map<String, Handler> handlers, int pageSize) {
        this.contract = contract;
        this.tenancy = tenancy;
        this.faults = faults;
        this.handlers = handlers;
        this.pageSize = pageSize;
    }

    /** @throws ArmError where the front door refuses */
    Request admit(Call call) {
        String version = call.query.getOrDefault("api-version", "");
        if (version.isEmpty()) {
            throw new ArmError("MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.");
        }
        if (named(call, 0, "subscriptions") && call.segments.size() > 1 && !call.segments.get(1).equalsIgnoreCase(tenancy.subscriptionId())) {
            throw new ArmError("SubscriptionNotFound", "The subscription '" + call.segments.get(1) + "' could not be found.");
        }
        if (named(call, 2, "resourceGroups") && call.segments.size() > 3 && !call.segments.get(3).equalsIgnoreCase(tenancy.resourceGroup())) {
            throw new ArmError("ResourceGroupNotFound", "Resource group '" + call.segments.get(3) + "' could not be found.");
        }
        Route route = contract.route(call.method, call.segments).orElseThrow(() -> new ArmError("InvalidResourceType",
                "The resource type could not be found in the namespace 'Microsoft.Sql' for api version '" + version + "', or it offers no " + call.method + "."));
        requireVersion(route.operation(), version);
        return new Request(call.base, route.operation(), call.path, route.parameters(), call.query, version, body(route.operation(), version, call.body));
    }

    /** Serves an admitted request. A mistake of the lab comes out as an exception other than {@link ArmError}. */
    Answer serve(Request request) {
        ArmFault.atOnce(faults, request, contract).ifPresent(f -> {
            throw f.error();
        });
        Handler handler = handlers.get(request.operation().id());
        if (handler == null) {
            return Answer.error(501, "NotImplementedByThePracticeEstate", "The practice estate does not serve " + request.operation().id() + ".");
        }
        Answer answer = handler.answer(request);
        Operation shape = answer.shape().orElse(request.operation());
        Optional<Operation.Body> form = shape.responses().getOrDefault(answer.status(), Optional.empty());
        if (answer.status() < 300 && form.isPresent()) {
            String schema = form.get().schema(request.apiVersion());
            answer = form.get().list() ? Pages.cut(request, answer, pageSize, item -> contract.schemas().trim(schema, item, request.apiVersion()))
                    : answer.with(contract.schemas().trim(schema, answer.body().orElseThrow(), request.apiVersion()));
        }
        Exchanges.check(contract, shape, request, answer);
        return answer;
    }

    private static void requireVersion(Operation operation, String version) {
        if (operation.apiVersions().contains(version)) {
            return;
        }
        String served = String.join(", ", operation.apiVersions());
        int sql = operation.template().indexOf("Microsoft.Sql");
        throw sql >= 0 && operation.template().size() > sql + 1
                ? new ArmError("NoRegisteredProviderFound", "No registered resource provider found for location '' and API version '" + version + "' for type '"
                        + operation.template().get(sql + 1) + "'. The supported api-versions are '" + served + "'. The supported locations are ''.")
                : new ArmError("InvalidApiVersionParameter", "The api-version '" + version + "' is invalid. The supported versions are '" + served + "'.");
    }

    private JsonNode body(Operation operation, String version, byte[] bytes) {
        if (operation.request().isEmpty()) {
            return MissingNode.getInstance();
        }
        JsonNode body = read(bytes);
        if (body.isMissingNode()) {
            if (operation.required()) {
                throw RequestErrors.of(operation, List.of(new Violation("", "the body is missing")));
            }
            return body;
        }
        List<Violation> found = contract.schemas().check(operation.request().get().schema(version), body, version, Way.REQUEST);
        if (!found.isEmpty()) {
            throw RequestErrors.of(operation, found);
        }
        return body;
    }

    private JsonNode read(byte[] bytes) {
        try {
            return json.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new ArmError("InvalidRequestContent", "The request content was invalid and could not be deserialized: '" + e.getOriginalMessage() + "'.");
        }
    }

    private static boolean named(Call call, int at, String name) {
        return call.segments.size() > at && call.segments.get(at).equalsIgnoreCase(name);
    }
}
