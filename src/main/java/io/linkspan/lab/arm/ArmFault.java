package io.linkspan.lab.arm;

import io.linkspan.lab.arm.contract.Contract;
import io.linkspan.lab.fault.Fault;
import io.linkspan.lab.fault.FaultKind;
import io.linkspan.lab.fault.Faults;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An {@code arm-error} fault, read from its value: {@code CODE} fails every request that concerns the name, {@code PUT:CODE} those of one method,
 * {@code lro:CODE} accepts what runs long and lets it fail afterwards. The code is one of the contract's, so its HTTP status is the documented one.
 */
record ArmFault(String scope, String code) {

    private static final Set<String> SCOPES = Set.of("", "lro", "get", "put", "patch", "delete", "post");

    /** @return empty if the value names no scope or code that there is */
    static Optional<ArmFault> parse(String value, Contract contract) {
        int colon = value.indexOf(':');
        ArmFault fault = new ArmFault(colon < 0 ? "" : value.substring(0, colon).toLowerCase(Locale.ROOT), value.substring(colon + 1));
        return SCOPES.contains(fault.scope) && contract.knownStatus(fault.code).isPresent() ? Optional.of(fault) : Optional.empty();
    }

    /** The fault that fails a request at once. */
    static Optional<ArmFault> atOnce(Faults faults, Request request, Contract contract) {
        return find(faults, request, contract, request.operation().method().toLowerCase(Locale.ROOT)).or(() -> find(faults, request, contract, ""));
    }

    /** The fault that fails the long-running operation which a request starts. */
    static Optional<ArmFault> later(Faults faults, Request request, Contract contract) {
        return find(faults, request, contract, "lro");
    }

    private static Optional<ArmFault> find(Faults faults, Request request, Contract contract, String scope) {
        return faults.list().stream().filter(f -> f.kind() == FaultKind.ARM_ERROR && f.concerns(names(request)))
                .map(Fault::value).flatMap(v -> parse(v, contract).stream()).filter(f -> f.scope.equals(scope)).findFirst();
    }

    /** Everything that the path names: instance, link, certificate, database. */
    static String[] names(Request request) {
        return request.parameters().values().toArray(String[]::new);
    }

    ArmError error() {
        return new ArmError(code, "The practice estate was told to answer with " + code + ".");
    }
}
