package io.linkspan.lab.tsql;

/** What a client sent in LOGIN7, less the packet size: strings are empty, never null; {@code process} is its process id, {@code library} the name of its driver, {@code token} an access token in place of user and password. */
public record LoginRequest(String user, char[] password, String database, String application, String host, String server, boolean readOnlyIntent, String library, int process, String token) {

    /** Of a client that tells neither library nor process. */
    public LoginRequest(String user, char[] password, String database, String application, String host, String server, boolean readOnlyIntent) {
        this(user, password, database, application, host, server, readOnlyIntent, "", 0, "");
    }

    public LoginRequest with(String accessToken) {
        return new LoginRequest(user, password, database, application, host, server, readOnlyIntent, library, process, accessToken);
    }

    /** Who logs in, as the server's answers name it. */
    public String named() {
        return token.isEmpty() ? user : "<token-identified principal>";
    }

    /** Without password and token, wherever it is written to. */
    @Override
    public String toString() {
        return "login of " + named() + " from " + host;
    }
}
