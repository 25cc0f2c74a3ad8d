package io.linkspan.check.parity;

import java.util.List;

/**
 * What the users and modules of a database point to outside of it.
 *
 * @param users   of logins
 * @param servers linked servers that its modules, synonyms and job steps name
 */
public record DatabaseNeeds(List<User> users, List<String> servers) {

    public DatabaseNeeds {
        users = List.copyOf(users);
        servers = List.copyOf(servers);
    }

    /** A user and the SID of its login, as 0x…. */
    public record User(String name, String sid) {
    }
}
