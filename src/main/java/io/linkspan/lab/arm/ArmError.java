package io.linkspan.lab.arm;

/**
 * An error that the management plane reports: the code decides the HTTP status (contract, errorCodes).
 * Not logged and without a stack trace: it is an answer, not a defect. The message shows no secret.
 */
public final class ArmError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public ArmError(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** What a client is told of any failure: one that is no answer of the service counts as the service's own fault. */
    static ArmError of(Throwable failure) {
        return failure instanceof ArmError error ? error : new ArmError("GatewayInternalServerError", "An unexpected error occured while processing the request.");
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
