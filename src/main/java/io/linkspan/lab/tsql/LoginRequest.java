package io.linkspan.lab.tsql;

/** What a client sent in LOGIN7, less the packet size: strings are empty, never null; {@code process} is its process id, {@code library} the name of its driver. */
public record LoginRequest(String user, char[] password, String database, String application, String host, String server, boolean readOnlyIntent, String library, int process) {

    /** Of a client that tells neither library nor process. */
    public LoginRequest(String user, char[] password, String database, String application, String host, String server, boolean readOnlyIntent) {
        this(user, password, database, application, host, server, readOnlyIntent, "", 0);
    }
}
