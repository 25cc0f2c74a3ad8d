package io.linkspan.model.profile;

import io.linkspan.model.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One estate to work on: a cloud, an account, machines.
 *
 * @param practice  a practice estate: throw-away secrets may stand in place
 * @param addresses {@code host:port} as machines name each other, to {@code host:port} as this computer reaches them; empty outside practice
 */
public record Profile(String name, boolean practice, Cloud cloud, Account azure, List<Machine> servers, List<Machine> instances, Map<String, String> addresses) {

    /** The SQL Server of that name, whatever its case. */
    public Machine server(String name) {
        return find("SQL Server", servers, name);
    }

    /** The managed instance of that name, whatever its case. */
    public Machine instance(String name) {
        return find("managed instance", instances, name);
    }

    private Machine find(String what, List<Machine> among, String wanted) {
        return among.stream().filter(m -> m.name().equalsIgnoreCase(wanted)).findFirst().orElseThrow(() -> Problem.usage("unknown-machine",
                "The profile " + name + " has no " + what + " named \"" + wanted + "\".",
                "Name one of: " + among.stream().map(Machine::name).collect(Collectors.joining(", ")) + ".").exception());
    }
}
