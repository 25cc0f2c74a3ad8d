package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.arm.contract.Contract;
import io.linkspan.lab.arm.contract.Operation;
import io.linkspan.lab.fault.Faults;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * The long-running operations. One is accepted with two addresses, {@code Azure-AsyncOperation} and {@code Location}, and a {@code Retry-After} of one second;
 * the exact values that the live provider sends are not confirmed. Safe from any thread.
 */
final class Jobs {

    private static final String PAUSE = "1";

    private final Contract contract;
    private final Tenancy tenancy;
    private final Faults faults;
    private final Clock clock;
    private final Executor executor;
    private final Consumer<Throwable> defects;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

    private final class Job extends FutureTask<Optional<JsonNode>> {

        final Operation operation;
        final Instant started = clock.instant();
        volatile Instant ended = Instant.MAX;

        Job(Operation operation, Callable<Optional<JsonNode>> work) {
            super(work);
            this.operation = operation;
        }

        @Override
        protected void done() {
            ended = clock.instant();
            if (state() == State.FAILED && ArmError.known(exceptionNow()).isEmpty()) {
                defects.accept(exceptionNow());
            }
        }
    }

    /** @param defects is told of a failure that is no answer of the service */
    Jobs(Contract contract, Tenancy tenancy, Clock clock, Faults faults, Executor executor, Consumer<Throwable> defects) {
        this.contract = contract;
        this.faults = faults;
        this.tenancy = tenancy;
        this.clock = clock;
        this.executor = executor;
        this.defects = defects;
    }

    /** Accepts a request and works on it; what the work returns is the result that a client finds at the end, if any. */
    Answer start(Request request, Callable<Optional<JsonNode>> work) {
        Optional<ArmFault> fault = ArmFault.later(faults, request, contract);
        Job job = new Job(request.operation(), fault.isEmpty() ? work : () -> {
            throw fault.get().error();
        });
        String id = UUID.randomUUID().toString();
        jobs.put(id, job);
        executor.execute(job);
        Operation.LongRunning types = request.operation().longRunning().orElseThrow();
        return Answer.accepted(Map.of("Retry-After", PAUSE, "Azure-AsyncOperation", address(request, types.statusType(), id), "Location", address(request, types.resultType(), id)));
    }

    /** The status document; it is 200 also for an operation that failed. */
    Answer status(Request request) {
        Job job = find(request);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", request.parameter("operationId")).put("status", switch (job.state()) {
            case RUNNING -> "InProgress";
            case SUCCESS -> "Succeeded";
            case FAILED -> "Failed";
            case CANCELLED -> "Canceled";
        }).put("startTime", job.started.toString());
        if (job.state() == Future.State.RUNNING) {
            return Answer.ok(body).with(Map.of("Retry-After", PAUSE));
        }
        body.put("endTime", job.ended.toString());
        if (job.state() == Future.State.FAILED) {
            ArmError error = ArmError.of(job.exceptionNow());
            body.set("error", Answer.detail(error.code(), error.getMessage()));
        }
        return Answer.ok(body);
    }

    /** The result itself: 202 until it is there, then what the finished operation would have answered at once. */
    Answer result(Request request) {
        Job job = find(request);
        return switch (job.state()) {
            case RUNNING -> Answer.accepted(Map.of("Retry-After", PAUSE, "Location", request.base() + request.path() + "?api-version=" + request.apiVersion()));
            case SUCCESS -> job.resultNow().map(body -> Answer.ok(body).as(job.operation)).orElseGet(() -> Answer.empty(204));
            case FAILED -> throw ArmError.of(job.exceptionNow());
            case CANCELLED -> throw new ArmError("OperationCancelled", "The operation was cancelled.");
        };
    }

    private Job find(Request request) {
        Job job = jobs.get(request.parameter("operationId"));
        if (job == null) {
            throw new ArmError("OperationIdNotFound", "The operation with Id '" + request.parameter("operationId") + "' does not exist.");
        }
        return job;
    }

    private String address(Request request, String type, String id) {
        return request.base() + tenancy.groupId() + "/providers/Microsoft.Sql/locations/" + tenancy.location() + "/" + type + "/" + id
                + "?api-version=" + request.apiVersion();
    }
}
