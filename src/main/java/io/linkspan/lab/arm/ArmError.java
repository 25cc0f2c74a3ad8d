package io.linkspan.lab.arm;

import io.linkspan.lab.engine.group.LinkFailure;
import io.linkspan.lab.engine.type.ServerError;
import java.util.Optional;

/**
 * An error that the management plane reports: the code decides the HTTP status (contract, errorCodes).
 * Not logged and without a stack trace: it is an answer, not a defect. The message shows no secret.
 */
public final class ArmError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int CERTIFICATE_EXISTS = 15232;

    private final String code;

    public ArmError(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** A failure that is an answer of the service: its own, or a refusal by the engine. Empty for a defect of the lab. */
    static Optional<ArmError> known(Throwable failure) {
        return Optional.ofNullable(switch (failure) {
            case ArmError e -> e;
            case LinkFailure e -> new ArmError(e.armCode(), e.getMessage());
            case ServerError e -> new ArmError(e.number() == CERTIFICATE_EXISTS ? "NameAlreadyExists" : "InvalidParameterValue", "Error " + e.number() + ": " + e.getMessage());
            case InterruptedException _ -> new ArmError("OperationInterrupted", "The operation was interrupted.");
            default -> null;
        });
    }

    /** What a client is told of any failure: a defect counts as the service's own fault. */
    static ArmError of(Throwable failure) {
        return known(failure).orElseGet(() -> new ArmError("GatewayInternalServerError", "An unexpected error occured while processing the request."));
    }

    /** An address that leads nowhere, in the words of Resource Manager. */
    static ArmError noResource(String type, String name, String group) {
        return new ArmError("ResourceNotFound", "The Resource '" + type + "/" + name + "' under resource group '" + group
                + "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
    }

    /** A child that the provider itself does not find; its text names type and name. */
    static ArmError noChild(String type, String name) {
        return new ArmError("ResourceNotFound", "The requested resource of type '" + type + "' with name '" + name + "' was not found.");
    }

    static ArmError noParent(String name) {
        return new ArmError("ParentResourceNotFound", "Can not perform requested operation on nested resource. Parent resource '" + name + "' not found.");
    }
}
