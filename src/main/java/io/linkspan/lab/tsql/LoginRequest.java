package io.linkspan.lab.tsql;

/** What a client sent in LOGIN7, less the packet size: strings are empty, never null. */
public record LoginRequest(String user, char[] password, String database, String application, String host, String server, boolean readOnlyIntent) {
}
