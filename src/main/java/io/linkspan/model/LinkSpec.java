package io.linkspan.model;

import java.util.Optional;

/**
 * What a new link shall be. Valid once constructed.
 *
 * @param name                         name of the distributed availability group and of the ARM resource
 * @param database                     name of the database, spelled as SQL Server spells it
 * @param server                       name of the SQL Server in the profile
 * @param instance                     name of the managed instance in the profile
 * @param partnerEndpoint              SQL Server's mirroring endpoint as the instance reaches it
 * @param partnerAvailabilityGroupName availability group on SQL Server
 * @param instanceAvailabilityGroupName availability group on the managed instance
 * @param backupTo                     where SQL Server may write a full backup, in SQL Server's own file system; empty if none may be taken
 */
public record LinkSpec(LinkName name, String database, String server, String instance, EndpointUrl partnerEndpoint,
                       String partnerAvailabilityGroupName, String instanceAvailabilityGroupName, Optional<String> backupTo) {

    private static final int LONGEST = 128;

    public LinkSpec {
        require(name.isPortable(), "link-name", "A new link's name is made of a-z and 0-9 and begins with a letter; \"" + name + "\" is not.");
        named("database", database);
        named("server", server);
        named("instance", instance);
        named("availability group on SQL Server", partnerAvailabilityGroupName);
        named("availability group on the managed instance", instanceAvailabilityGroupName);
        require(!partnerAvailabilityGroupName.equalsIgnoreCase(instanceAvailabilityGroupName), "group-names", "The two availability groups need different names; both are \"" + partnerAvailabilityGroupName + "\".");
        require(!partnerAvailabilityGroupName.equalsIgnoreCase(name.value()), "group-names", "The link and the availability group on SQL Server need different names; both are \"" + name + "\".");
        require(backupTo.isEmpty() || !backupTo.get().isBlank() && backupTo.get().indexOf('\0') < 0, "backup-to", "The place of the backup is empty.");
    }

    /** A link with the default names of its availability groups. */
    public static LinkSpec of(LinkName name, String database, String server, String instance, EndpointUrl partnerEndpoint, Optional<String> backupTo) {
        return new LinkSpec(name, database, server, instance, partnerEndpoint, name.partnerAvailabilityGroupName(), name.instanceAvailabilityGroupName(), backupTo);
    }

    private static void named(String what, String value) {
        require(!value.isBlank() && value.length() <= LONGEST && value.indexOf('\0') < 0, what.replace(' ', '-') + "-name", "The name of the " + what + " has 1 to " + LONGEST + " characters, not \"" + value + "\".");
    }

    private static void require(boolean holds, String code, String text) {
        if (!holds) {
            throw Problem.usage(code, text, "Give another value.").exception();
        }
    }
}
