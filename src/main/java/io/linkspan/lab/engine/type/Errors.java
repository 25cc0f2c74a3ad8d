package io.linkspan.lab.engine.type;

/** The errors that this server reports, in the order of their numbers, each named by what it means. */
public final class Errors {

    private static final String TOKEN_HOLDER = "<token-identified principal>";

    private Errors() {
    }

    public static ServerError invalidColumn(String name) {
        return ServerError.of(207, 16, 1, "Invalid column name '" + name + "'.");
    }

    public static ServerError invalidObject(String name) {
        return ServerError.of(208, 16, 1, "Invalid object name '" + name + "'.");
    }

    public static ServerError objectPermissionDenied(String permission, String object, String database, String schema) {
        return ServerError.of(229, 14, 5, "The " + permission + " permission was denied on the object '" + object + "', database '" + database + "', schema '" + schema + "'.");
    }

    public static ServerError permissionDeniedInDatabase(String permission, String database) {
        return ServerError.of(262, 14, 1, permission + " permission denied in database '" + database + "'.");
    }

    public static ServerError noPermissionForAction() {
        return ServerError.of(297, 16, 1, "The user does not have permission to perform this action.");
    }

    public static ServerError permissionDenied(String permission, String object, String database) {
        return ServerError.of(300, 14, 1, permission + " permission was denied on object '" + object + "', database '" + database + "'.").and(noPermissionForAction());
    }

    public static ServerError nullNotAllowed(String column, String table, String action) {
        return ServerError.of(515, 16, 2, "Cannot insert the value NULL into column '" + column + "', table '" + table + "'; column does not allow nulls. " + action + " fails.");
    }

    public static ServerError noDatabase(String name) {
        return ServerError.of(911, 16, 1, "Database '" + name + "' does not exist. Make sure that the name is entered correctly.");
    }

    public static ServerError restoring(String name) {
        return ServerError.of(927, 14, 2, "Database '" + name + "' cannot be opened. It is in the middle of a restore.");
    }

    public static ServerError offline(String name) {
        return ServerError.of(942, 14, 4, "Database '" + name + "' cannot be opened because it is offline.");
    }

    public static ServerError deadlockVictim() {
        return ServerError.of(1205, 13, 51, "Transaction was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.");
    }

    public static ServerError lockTimeout() {
        return ServerError.of(1222, 16, 51, "Lock request time out period exceeded.");
    }

    public static ServerError notInGroup(String name) {
        return ServerError.of(1468, 16, 1, "The operation cannot be performed on database \"" + name + "\" because it is involved in a database mirroring session or an availability group. "
                + "Some operations are not allowed on a database that is participating in a database mirroring session or in an availability group.");
    }

    public static ServerError databaseExists(String name) {
        return ServerError.of(1801, 16, 3, "Database '" + name + "' already exists. Choose a different database name.");
    }

    public static ServerError duplicateIndexKey(String table, String index, String value) {
        return ServerError.of(2601, 14, 1, "Cannot insert duplicate key row in object '" + table + "' with unique index '" + index + "'. The duplicate key value is " + value + ".");
    }

    public static ServerError duplicateConstraintKey(String kind, String constraint, String table, String value) {
        return ServerError.of(2627, 14, 1, "Violation of " + kind + " constraint '" + constraint + "'. Cannot insert duplicate key in object '" + table + "'. The duplicate key value is " + value + ".");
    }

    public static ServerError cancelled() {
        return ServerError.of(3617, 11, 1, "The statement has been terminated because its client cancelled it.");
    }

    public static ServerError cannotDropDatabase(String name) {
        return ServerError.of(3701, 11, 1, "Cannot drop the database '" + name + "', because it does not exist or you do not have permission.");
    }

    public static ServerError databaseInUse(String name) {
        return ServerError.of(3702, 16, 3, "Cannot drop database \"" + name + "\" because it is currently in use.");
    }

    public static ServerError cannotDropSystemDatabase(String name) {
        return ServerError.of(3708, 16, 1, "Cannot drop the database '" + name + "' because it is a system database.");
    }

    public static ServerError databaseInGroup(String name) {
        return ServerError.of(3752, 16, 1, "The database '" + name + "' is currently joined to an availability group. Before you can drop the database, you need to remove it from the availability group.");
    }

    public static ServerError readOnlyDatabase(String name) {
        return ServerError.of(3906, 16, 2, "Failed to update database \"" + name + "\" because the database is read-only.");
    }

    public static ServerError cannotAlterDatabase(String name) {
        return ServerError.of(5011, 14, 5, "User does not have permission to alter database '" + name + "', the database does not exist, or the database is not in a state that allows access checks.");
    }

    public static ServerError noSavepoint(String name) {
        return ServerError.of(6401, 16, 1, "Cannot roll back " + name + ". No transaction or savepoint of that name was found.");
    }

    public static ServerError logFull(String database, String wait) {
        return ServerError.of(9002, 17, 2, "The transaction log for database '" + database + "' is full due to '" + wait + "'.");
    }

    public static ServerError userExists(String name) {
        return ServerError.of(15023, 16, 1, "User, group, or role '" + name + "' already exists in the current database.");
    }

    public static ServerError loginExists(String name) {
        return ServerError.of(15025, 16, 1, "The server principal '" + name + "' already exists.");
    }

    public static ServerError notFound(String action, String kind, String name) {
        return ServerError.of(15151, 16, 1, "Cannot " + action + " the " + kind + " '" + name + "', because it does not exist or you do not have permission.");
    }

    public static ServerError passwordTooSimple() {
        return ServerError.of(15118, 16, 1, "Password validation failed. The password does not meet the operating system policy requirements because it is not complex enough.");
    }

    public static ServerError certificateFileInvalid() {
        return ServerError.of(15208, 16, 1, "The certificate, asymmetric key, or private key file is not valid or does not exist; or you do not have permissions for it.");
    }

    public static ServerError certificateExists(String name) {
        return ServerError.of(15232, 16, 1, "A certificate with name '" + name + "' already exists or this certificate already has been added to the database.");
    }

    public static ServerError noPermission() {
        return ServerError.of(15247, 16, 1, "User does not have permission to perform this action.");
    }

    public static ServerError invalidCertificate() {
        return ServerError.of(15297, 16, 56, "The certificate, asymmetric key, or private key data is invalid.");
    }

    public static ServerError masterKeyExists() {
        return ServerError.of(15578, 16, 1, "There is already a master key in the database. Please drop it before performing this statement.");
    }

    public static ServerError noMasterKey() {
        return ServerError.of(15581, 16, 1, "Please create a master key in the database or open the master key in the session before performing this operation.");
    }

    /** State 5: no such login; 7: disabled and the password wrong; 8: password wrong. The client is always told state 1. */
    public static ServerError loginFailed(String user) {
        return ServerError.of(18456, 14, 1, "Login failed for user '" + user + "'.");
    }

    /** A token's holder is named to nobody. */
    public static ServerError tokenUnknown() {
        return loginFailed(TOKEN_HOLDER);
    }

    public static ServerError tokenExpired() {
        return ServerError.of(18456, 14, 233, "Login failed for user '" + TOKEN_HOLDER + "'. Token is expired.");
    }

    public static ServerError tokenForeign() {
        return ServerError.of(18456, 14, 235, "Login failed for user '" + TOKEN_HOLDER + "'. The server is not currently configured to accept this token.");
    }

    public static ServerError loginDisabled(String user) {
        return ServerError.of(18470, 14, 1, "Login failed for user '" + user + "'. Reason: The account is disabled.");
    }
}
