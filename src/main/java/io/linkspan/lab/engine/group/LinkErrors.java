package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.type.ServerError;

/** Errors of the transport between replicas: handshake of endpoints (severity 10, they go to the log) and connections. Wording is our own where the server's is not well known. */
public final class LinkErrors {

    private static final String FAILED = "Connection handshake failed. ";

    private LinkErrors() {
    }

    public static ServerError ownCertificateNotYetValid() {
        return error(28022, 10, "The certificate's security context could not be used: the certificate of this server instance's endpoint is not yet valid.");
    }

    public static ServerError ownCertificateExpired() {
        return error(28023, 10, "The certificate of this server instance's endpoint has expired.");
    }

    public static ServerError peerCertificateNotYetValid(int principal) {
        return error(28024, 16, "The security certificate bound to database principal (Id: %d) is not yet valid. Either wait for the certificate to become valid or install a certificate "
                + "that is currently valid.", principal);
    }

    public static ServerError peerCertificateExpired(int principal) {
        return error(28025, 16, "The security certificate bound to database principal (Id: %d) has expired. Create or install a new certificate for the database principal.", principal);
    }

    public static ServerError noCommonAlgorithm(String what) {
        return error(28027, 10, FAILED + "There is no compatible %s algorithm. State 21.", what);
    }

    public static ServerError closedByPeer() {
        return error(28028, 10, FAILED + "Could not send a handshake message because the connection was closed by peer. State 90.");
    }

    public static ServerError peerCertificateInvalid(String reason) {
        return error(28035, 10, FAILED + "The certificate used by the peer is invalid due to the following reason: %s. State 89.", reason);
    }

    public static ServerError ownCertificateMissing() {
        return error(28036, 10, FAILED + "The certificate used by this endpoint was not found: Certificate not found. Use DBCC CHECKDB in master database to verify the metadata integrity of "
                + "the endpoints. State 85.");
    }

    public static ServerError ownKeyUnusable() {
        return error(28037, 10, FAILED + "Error 15581 occurred while initializing the private key corresponding to the certificate. State 87.");
    }

    public static ServerError peerCertificateDiffers() {
        return error(28045, 10, FAILED + "The certificate used by the peer does not match the one in MASTER database with same issuer name and serial number. State 89.");
    }

    /** Wraps what went wrong in a login from the network, as the error log has it. */
    public static ServerError loginFailed(ServerError cause, String client) {
        return error(28047, 10, "Database Mirroring login attempt failed with error: '%s'. [CLIENT: %s]", cause.getMessage(), client);
    }

    public static ServerError noEndpoint() {
        return error(28080, 10, FAILED + "The Database Mirroring endpoint is not configured. State 92.");
    }

    /** Message 19406. */
    static String roleChanged(String group, Role from, Role to) {
        return "The state of the local availability replica in availability group '%s' has changed from '%s_NORMAL' to '%s_NORMAL'.  The state changed because of a user initiated failover.  "
                .formatted(group, from, to) + "For more information, see the SQL Server error log or cluster log.";
    }

    /** Message 35299. */
    static String rolledBack(String database) {
        return "Nonqualified transactions are being rolled back in database %s for an Always On Availability Groups state change. Estimated rollback completion: 100%%. This is an "
                .formatted(database) + "informational message only. No user action is required.";
    }

    static String suspended(String database) {
        return "Always On Availability Groups data movement for database '" + database + "' has been suspended for the following reason: \"user\" (Source ID 0; Source string: 'SUSPEND_FROM_USER').";
    }

    static String resumed(String database) {
        return "Always On Availability Groups data movement for database '" + database + "' has been resumed.";
    }

    public static ServerError connectTimeout(String replica, Object id) {
        return error(35201, 10, "A connection timeout has occurred while attempting to establish a connection to availability replica '%s' with id [%s]. Either a networking or firewall issue "
                + "exists, or the endpoint address provided for the replica is not the database mirroring endpoint of the host server instance.", replica, id);
    }

    public static String connected(String group, String from, Object fromId, String to, Object toId) {
        return "A connection for availability group '%s' from availability replica '%s' with id  [%s] to '%s' with id [%s] has been successfully established.  This is an informational "
                .formatted(group, from, fromId, to, toId) + "message only. No user action is required.";
    }

    public static ServerError endpointStopped(String from, Object fromId, String to, Object toId) {
        return error(35204, 10, "The connection between server instances '%s' with id [%s] and '%s' with id [%s] has been disabled because the database mirroring endpoint was either disabled "
                + "or stopped. Restart the endpoint by using the ALTER ENDPOINT Transact-SQL statement with STATE = STARTED.", from, fromId, to, toId);
    }

    public static ServerError connectionLost(String replica, Object id) {
        return error(35206, 10, "A connection timeout has occurred on a previously established connection to availability replica '%s' with id [%s].  Either a networking or a firewall issue "
                + "exists or the availability replica has transitioned to the resolving role.", replica, id);
    }

    /** The other side answered with an error of its own. */
    public static ServerError refused(int number, String text) {
        return error(number, 16, "%s", text);
    }

    private static ServerError error(int number, int severity, String text, Object... values) {
        return ServerError.of(number, severity, 1, text.formatted(values));
    }
}
