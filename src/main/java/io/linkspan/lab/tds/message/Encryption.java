package io.linkspan.lab.tds.message;

/** What is encrypted: MS-TDS 2.2.6.5, table of B_FENCRYPTION. */
public enum Encryption {

    LOGIN_ONLY(0), ALL(1), NOTHING(2), REQUIRED(3);

    private final int code;

    Encryption(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The low bits count; 0x80 announces a client certificate, which the lab does not look at. */
    static Encryption of(int code) {
        return values()[code & 3];
    }

    /** What the server answers: it follows the client, unless it insists on encryption. */
    public Encryption answer(boolean serverInsists) {
        return switch (this) {
            case LOGIN_ONLY, NOTHING -> serverInsists ? REQUIRED : this;
            case ALL, REQUIRED -> ALL;
        };
    }
}
