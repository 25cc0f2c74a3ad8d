package io.linkspan.lab.engine;

/**
 * A database mirroring endpoint as CREATE ENDPOINT makes it (T-SQL reference, CREATE ENDPOINT).
 *
 * @param address       IP to listen at, ALL for every one
 * @param role          PARTNER, WITNESS or ALL
 * @param authentication what stands behind AUTHENTICATION: the ways in their order, NTLM, KERBEROS, NEGOTIATE, CERTIFICATE, divided by comma and blank
 * @param certificateId 0 for none
 * @param encryption    DISABLED, SUPPORTED or REQUIRED
 * @param algorithm     AES, RC4, {@code AES, RC4} or {@code RC4, AES}; NONE without encryption
 */
public record Endpoint(int id, String name, State state, int port, String address, String role, String authentication, int certificateId, String encryption, String algorithm, int ownerId) {

    /** state_desc; the ordinal is the code. */
    public enum State { STARTED, STOPPED, DISABLED }

    public boolean started() {
        return state == State.STARTED;
    }

    public boolean byCertificate() {
        return certificateId != 0;
    }

    /** As encryption_algorithm_desc has it: with ENCRYPTION = SUPPORTED a partner may also do without, so NONE comes first. */
    public String storedAlgorithm() {
        return switch (encryption) {
            case "DISABLED" -> "NONE";
            case "SUPPORTED" -> "NONE, " + algorithm;
            default -> algorithm;
        };
    }

    public Endpoint with(State other) {
        return new Endpoint(id, name, other, port, address, role, authentication, certificateId, encryption, algorithm, ownerId);
    }
}
