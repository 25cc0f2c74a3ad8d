package io.linkspan.lab.engine;

/** {@code state} of sys.databases. */
public enum DatabaseState {
    ONLINE(0), RESTORING(1), RECOVERING(2), RECOVERY_PENDING(3), SUSPECT(4), EMERGENCY(5), OFFLINE(6);

    private final int code;

    DatabaseState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
