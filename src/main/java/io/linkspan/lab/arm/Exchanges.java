package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.linkspan.lab.arm.contract.Contract;
import io.linkspan.lab.arm.contract.Operation;
import io.linkspan.lab.arm.contract.Schemas.Violation;
import io.linkspan.lab.arm.contract.Schemas.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds an answer against the contract. */
final class Exchanges {

    private Exchanges() {
    }

    /** @throws IllegalStateException if the lab is about to break its contract */
    static void check(Contract contract, Operation operation, Request request, Answer answer) {
        List<Violation> found = new ArrayList<>();
        if (answer.status() >= 400) {
            return;
        }
        if (answer.status() == 202) {
            require(answer.headers().containsKey("Location") && answer.headers().containsKey("Retry-After"), "202 has no Location or Retry-After", found);
        }
        Optional<Operation.Body> body = operation.responses().getOrDefault(answer.status(), Optional.empty());
        require(operation.responses().containsKey(answer.status()) || answer.shape().isPresent(), "no answer of this status", found);
        if (body.isEmpty()) {
            require(answer.body().isEmpty(), "a body where none belongs", found);
        } else {
            JsonNode json = answer.body().orElseThrow(() -> new IllegalStateException(operation.id() + " " + answer.status() + " has no body"));
            String schema = body.get().schema(request.apiVersion());
            if (body.get().list()) {
                json.path("value").forEach(item -> found.addAll(contract.schemas().check(schema, item, request.apiVersion(), Way.RESPONSE)));
            } else {
                found.addAll(contract.schemas().check(schema, json, request.apiVersion(), Way.RESPONSE));
            }
        }
        if (!found.isEmpty()) {
            throw new IllegalStateException(operation.id() + " " + answer.status() + " at " + request.apiVersion() + ": " + found);
        }
    }

    private static void require(boolean holds, String what, List<Violation> found) {
        if (!holds) {
            found.add(new Violation("", what));
        }
    }
}
