package io.linkspan.lab;

import java.util.List;

/**
 * A running machine, as a client reaches it.
 *
 * @param name      {@code @@SERVERNAME} of a SQL Server, resource name of a managed instance
 * @param fullName  what its TLS certificate and its peers call it
 * @param version   ProductVersion
 * @param password  throw-away
 * @param databases user databases, in the order of the topology
 */
public record LabMachine(String name, String fullName, boolean managed, String version, String host, int port, String user, String password, List<String> databases) {

    /** Without the password. */
    @Override
    public String toString() {
        return name + " at " + host + ":" + port;
    }
}
