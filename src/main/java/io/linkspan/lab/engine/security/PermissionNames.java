package io.linkspan.lab.engine.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The permissions that can be granted, with their codes (sys.server_permissions and sys.database_permissions, permission tables). */
public final class PermissionNames {

    /** On the server and on its endpoints and logins. */
    public static final Map<String, String> SERVER = new TreeMap<>(Map.ofEntries(
            Map.entry("ADMINISTER BULK OPERATIONS", "ADBO"), Map.entry("ALTER ANY AVAILABILITY GROUP", "ALAG"), Map.entry("ALTER ANY CONNECTION", "ALCO"), Map.entry("ALTER ANY CREDENTIAL", "ALCD"),
            Map.entry("ALTER ANY DATABASE", "ALDB"), Map.entry("ALTER ANY ENDPOINT", "ALHE"), Map.entry("ALTER ANY LINKED SERVER", "ALLS"), Map.entry("ALTER ANY LOGIN", "ALLG"),
            Map.entry("ALTER ANY SERVER ROLE", "ALSR"), Map.entry("ALTER RESOURCES", "ALRS"), Map.entry("ALTER SERVER STATE", "ALSS"), Map.entry("ALTER SETTINGS", "ALST"), Map.entry("ALTER TRACE", "ALTR"),
            Map.entry("CONNECT", "CO"), Map.entry("CONNECT ANY DATABASE", "CADB"), Map.entry("CONNECT SQL", "COSQ"), Map.entry("CONTROL", "CL"), Map.entry("CONTROL SERVER", "CL"), Map.entry("CREATE ANY DATABASE", "CRDB"),
            Map.entry("CREATE AVAILABILITY GROUP", "CRAC"), Map.entry("CREATE ENDPOINT", "CRHE"), Map.entry("CREATE LOGIN", "CRLG"), Map.entry("CREATE SERVER ROLE", "CRSR"), Map.entry("IMPERSONATE", "IM"),
            Map.entry("IMPERSONATE ANY LOGIN", "IAL"), Map.entry("SELECT ALL USER SECURABLES", "SUS"), Map.entry("VIEW ANY PERFORMANCE DEFINITION", "VAP"), Map.entry("VIEW ANY SECURITY DEFINITION", "VAS"),
            Map.entry("SHUTDOWN", "SHDN"), Map.entry("VIEW ANY DATABASE", "VWDB"), Map.entry("VIEW ANY DEFINITION", "VWAD"), Map.entry("VIEW ANY ERROR LOG", "VAEL"), Map.entry("VIEW DEFINITION", "VW"),
            Map.entry("VIEW SERVER PERFORMANCE STATE", "VSPS"), Map.entry("VIEW SERVER SECURITY STATE", "VSSS"), Map.entry("VIEW SERVER STATE", "VWSS"), Map.entry("ALTER", "AL"), Map.entry("TAKE OWNERSHIP", "TO")));

    /** On a database and what is in it. */
    public static final Map<String, String> DATABASE = new TreeMap<>(Map.ofEntries(
            Map.entry("ALTER", "AL"), Map.entry("ALTER ANY APPLICATION ROLE", "ALAR"), Map.entry("ALTER ANY CERTIFICATE", "ALCF"), Map.entry("ALTER ANY ROLE", "ALRL"), Map.entry("ALTER ANY SCHEMA", "ALSM"), Map.entry("ALTER ANY USER", "ALUS"),
            Map.entry("AUTHENTICATE", "AUTH"), Map.entry("BACKUP DATABASE", "BADB"), Map.entry("BACKUP LOG", "BALO"), Map.entry("CHECKPOINT", "CP"), Map.entry("CONNECT", "CO"), Map.entry("CONNECT REPLICATION", "CORP"), Map.entry("CONTROL", "CL"),
            Map.entry("CREATE CERTIFICATE", "CRCF"), Map.entry("CREATE PROCEDURE", "CRPR"), Map.entry("CREATE ROLE", "CRRL"), Map.entry("CREATE SCHEMA", "CRSM"), Map.entry("CREATE SEQUENCE", "CRSO"), Map.entry("CREATE SYNONYM", "CRSN"),
            Map.entry("CREATE TABLE", "CRTB"), Map.entry("CREATE TYPE", "CRTY"), Map.entry("CREATE USER", "CUSR"), Map.entry("CREATE DATABASE", "CRDB"), Map.entry("CREATE VIEW", "CRVW"), Map.entry("CREATE FUNCTION", "CRFN"),
            Map.entry("DELETE", "DL"), Map.entry("EXECUTE", "EX"), Map.entry("IMPERSONATE", "IM"), Map.entry("INSERT", "IN"), Map.entry("REFERENCES", "RF"), Map.entry("SELECT", "SL"), Map.entry("SHOWPLAN", "SPLN"),
            Map.entry("TAKE OWNERSHIP", "TO"), Map.entry("UPDATE", "UP"), Map.entry("VIEW CHANGE TRACKING", "VWCT"), Map.entry("VIEW DATABASE STATE", "VWDS"), Map.entry("VIEW DATABASE PERFORMANCE STATE", "VDP"),
            Map.entry("VIEW DATABASE SECURITY STATE", "VDS"), Map.entry("VIEW DEFINITION", "VW"), Map.entry("VIEW PERFORMANCE DEFINITION", "VWP"), Map.entry("VIEW SECURITY DEFINITION", "VWS")));

    /** On a table, view or schema. */
    public static final List<String> OF_OBJECT = List.of("ALTER", "CONTROL", "DELETE", "EXECUTE", "INSERT", "REFERENCES", "SELECT", "TAKE OWNERSHIP", "UPDATE", "VIEW CHANGE TRACKING", "VIEW DEFINITION");

    /** Those that 2022 brought. */
    private static final Set<String> SINCE_2022 = Set.of("VIEW SERVER PERFORMANCE STATE", "VIEW SERVER SECURITY STATE", "VIEW ANY PERFORMANCE DEFINITION", "VIEW ANY SECURITY DEFINITION", "VIEW ANY ERROR LOG", "CREATE LOGIN",
            "VIEW DATABASE PERFORMANCE STATE", "VIEW DATABASE SECURITY STATE", "VIEW PERFORMANCE DEFINITION", "VIEW SECURITY DEFINITION", "CREATE USER");

    private static final Set<String> NOT_ON_SERVER = Set.of("ALTER", "CONNECT", "CONTROL", "IMPERSONATE", "TAKE OWNERSHIP", "VIEW DEFINITION");

    private PermissionNames() {
    }

    /** Whether a version has it: catalog version, 16 for 2022. */
    public static boolean known(String permission, int version) {
        return version >= 16 || !SINCE_2022.contains(permission);
    }

    /** Those on the server itself, that a version has. */
    public static Stream<String> server(int version) {
        return SERVER.keySet().stream().filter(p -> known(p, version) && !NOT_ON_SERVER.contains(p));
    }

    /** Those on a database, that a version has. */
    public static Stream<String> database(int version) {
        return DATABASE.keySet().stream().filter(p -> known(p, version) && !p.equals("IMPERSONATE"));
    }
}
