package io.linkspan.azure;

/** A management operation on a managed instance (REST, Managed Instance Operations). */
public record InstanceOperation(String name, String operation, String state, int percentComplete) {

    public boolean isRunning() {
        return state.equalsIgnoreCase("InProgress") || state.equalsIgnoreCase("Pending");
    }
}
