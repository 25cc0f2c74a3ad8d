package io.linkspan.lab.engine.group.replication;

/** Why a link does not come or does not go on, as SQL Server numbers it and as the management plane names it. */
public enum LinkProblem {

    NOT_STARTED(41962, "ManagedInstanceLinkConnectivityIsNotEstablished", "Replication did not start in time. Check the network between the two machines in both directions."),
    CERTIFICATE_NOT_ON_INSTANCE(41973, "ManagedInstanceLinkCertificateNotFoundOnManagedInstance",
            "The certificate of the SQL Server's mirroring endpoint was not found on the managed instance, or is not valid. Upload its public key."),
    CERTIFICATE_NOT_ON_SQL_SERVER(41974, "ManagedInstanceLinkCertificateNotFoundOnSqlServer",
            "The certificate of the managed instance was not found on SQL Server, or is not trusted there. Import it under the instance's full name, and its root."),
    GROUP_SILENT(41976, "CloudLifterChimeraAvailabilityGroupConnectionCannotBeEstablished",
            "The availability group does not respond. Check that it and the distributed availability group exist and that all names are right."),
    DATABASE_SILENT(41977, "CloudLifterChimeraEstablishDbConnectionNotEstablished", "The availability group responds but its database does not."),
    NO_ANSWER(41986, "CloudLifterChimeraUcsConnectionNoResponse", "The connection to SQL Server failed or was not answered. Check address, port and firewalls."),
    NO_ENCRYPTION(28027, "CloudLifterChimeraOnpremEndpointEncryptionNotEnabled", "The mirroring endpoint of SQL Server does not encrypt."),
    VERSIONS_DIFFER(0, "CloudLifterChimeraBoxAndMiOnDifferentDbVersionsFailoverModeManual",
            "Failover in both directions needs the update policy of the instance to match the version of SQL Server."),
    NAME_IN_USE(1801, "ManagedDatabaseNameInUse", "A database of that name already exists on the managed instance."),
    NO_OVERLAP(1408, "ManagedInstanceLinkNoOverlap", "Log that the managed instance still needs was truncated on SQL Server. Delete the link and create it again."),
    DIFFERENT_FORK(1412, "ManagedInstanceLinkDifferentFork", "The copy on the managed instance is of another history. Delete the link and create it again.");

    private final int number;
    private final String armCode;
    private final String text;

    LinkProblem(int number, String armCode, String text) {
        this.number = number;
        this.armCode = armCode;
        this.text = text;
    }

    public int number() {
        return number;
    }

    public String armCode() {
        return armCode;
    }

    public String text() {
        return text;
    }

    /** What it is when the other side refused with this number. */
    public static LinkProblem refusedWith(int number) {
        return switch (number) {
            case 41977 -> DATABASE_SILENT;
            case 1408 -> NO_OVERLAP;
            case 1412 -> DIFFERENT_FORK;
            case 1801 -> NAME_IN_USE;
            default -> GROUP_SILENT;
        };
    }
}
