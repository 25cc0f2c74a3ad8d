package io.linkspan.lab.tsql.admin.backup;

import io.linkspan.lab.engine.type.ServerError;

/** What BACKUP and RESTORE refuse, in the order of the numbers. */
final class BackupErrors {

    private BackupErrors() {
    }

    static ServerError inTransaction() {
        return ServerError.of(3021, 16, 0, "Cannot perform a backup or restore operation within a transaction.");
    }

    static ServerError differentialOfMaster() {
        return ServerError.of(3024, 16, 0, "You can only perform a full backup of the master database. Use BACKUP DATABASE to back up the entire master database.");
    }

    static ServerError noFullBackup(String database) {
        return ServerError.of(3035, 16, 1, "Cannot perform a differential backup for database \"" + database + "\", because a current database backup does not exist. "
                + "Perform a full database backup by reissuing BACKUP DATABASE, omitting the WITH DIFFERENTIAL option.");
    }

    static ServerError onSecondary(String verb) {
        return ServerError.of(3059, 16, 1, "This " + verb + " command is not supported on a database mirror or secondary replica.");
    }

    static ServerError inUse() {
        return ServerError.of(3101, 16, 1, "Exclusive access could not be obtained because the database is in use.");
    }

    static ServerError inGroup(String database) {
        return ServerError.of(3104, 16, 1, "RESTORE cannot operate on database '" + database + "' because it is configured for database mirroring or has joined an availability group.");
    }

    static ServerError noFilesToRollForward() {
        return ServerError.of(3117, 16, 1, "The log or differential backup cannot be restored because no files are ready to rollforward.");
    }

    static ServerError onTempdb() {
        return ServerError.of(3147, 16, 3, "Backup and restore operations are not allowed on database tempdb.");
    }

    static ServerError otherDatabase(String database) {
        return ServerError.of(3154, 16, 4, "The backup set holds a backup of a database other than the existing '" + database + "' database.");
    }

    static ServerError tailNotBackedUp(String database) {
        return ServerError.of(3159, 16, 1, "The tail of the log for the database \"" + database + "\" has not been backed up. Use BACKUP LOG WITH NORECOVERY to backup the log if it contains work you do not want to lose. "
                + "Use the WITH REPLACE or WITH STOPAT clause of the RESTORE statement to just overwrite the contents of the log.");
    }

    static ServerError newerVersion(String database) {
        return ServerError.of(3169, 16, 1, "The database was backed up on a server running a later version. That version is incompatible with this server. Either restore the database '" + database
                + "' on a server that supports the backup, or use a backup that is compatible with this server.");
    }

    static ServerError cannotOpen(String device, String reason) {
        return ServerError.of(3201, 16, 1, "Cannot open backup device '" + device + "'. Operating system error " + reason + ".");
    }

    static ServerError badMedia(String device) {
        return ServerError.of(3241, 16, 0, "The media family on device '" + device + "' is incorrectly formed. SQL Server cannot process this media family.");
    }

    static ServerError logOfMaster() {
        return ServerError.of(4212, 16, 1, "Cannot back up the log of the master database. Use BACKUP DATABASE instead.");
    }

    static ServerError noSuchSet(int position, String device) {
        return ServerError.of(4038, 16, 1, "Cannot find file ID " + position + " on device '" + device + "'.");
    }

    static ServerError logUnderSimple() {
        return ServerError.of(4208, 16, 1, "The statement BACKUP LOG is not allowed while the recovery model is SIMPLE. Use BACKUP DATABASE or change the recovery model using ALTER DATABASE.");
    }

    static ServerError noCurrentBackup() {
        return ServerError.of(4214, 16, 1, "BACKUP LOG cannot be performed because there is no current database backup.");
    }

    static ServerError gapInLog() {
        return ServerError.of(4305, 16, 1, "The log in this backup set begins too late to apply to the database. An earlier log backup that includes the needed records can be restored.");
    }

    static ServerError managedNeedsCopyOnly() {
        return ServerError.of(41904, 16, 1, "BACKUP DATABASE failed. SQL Database Managed Instance supports only COPY_ONLY full database backups which are initiated by user.");
    }

    /** Azure SQL Managed Instance, T-SQL differences, backup; which number it has is unconfirmed. */
    static ServerError serviceManagedKey() {
        return ServerError.of(41922, 16, 1, "The backup operation for a database with service-managed transparent data encryption is not supported on SQL Database Managed Instance.");
    }
}
