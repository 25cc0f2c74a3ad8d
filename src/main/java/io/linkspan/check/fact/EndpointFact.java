package io.linkspan.check.fact;

/** SQL Server's database-mirroring endpoint (sys.database_mirroring_endpoints, sys.tcp_endpoints); certificateId 0 stands for none. */
public record EndpointFact(String name, String state, String role, String authentication, boolean encrypted, String algorithm, int certificateId, int port) {

    /** Whether it takes links as it is. */
    public boolean fits() {
        return state.equals("STARTED") && role.equals("ALL") && authentication.contains("CERTIFICATE") && encrypted && algorithm.contains("AES") && certificateId != 0;
    }

    public String words() {
        return name + ", port " + port + ", " + state + ", role " + role + ", " + authentication + ", " + (encrypted ? algorithm : "not encrypted");
    }
}
