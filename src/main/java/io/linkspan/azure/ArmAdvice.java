package io.linkspan.azure;

/** What to do about an ARM error code (REST, Distributed Availability Groups: error responses). */
final class ArmAdvice {

    private static final String BUSY = "Another operation runs; wait until it ends, then try again.";

    private ArmAdvice() {
    }

    static String next(String code, int status) {
        return switch (code) {
            case "ManagedInstanceLinkCertificateNotFoundOnManagedInstance" -> "Upload SQL Server's endpoint certificate to the instance under its own name.";
            case "ManagedInstanceLinkCertificateNotFoundOnSqlServer" -> "Import the instance's certificate on SQL Server under the instance's full name, and the cloud's root certificates.";
            case "ManagedInstanceLinkConnectivityIsNotEstablished", "CloudLifterChimeraUcsConnectionNoResponse" ->
                    "Check both directions of the network: TCP 5022 and 11000-11999 to the instance, the endpoint's port to SQL Server; then start again.";
            case "CloudLifterChimeraAvailabilityGroupConnectionCannotBeEstablished", "CloudLifterChimeraEstablishDbConnectionNotEstablished" ->
                    "Check the names of both availability groups and that both exist on SQL Server.";
            case "CloudLifterChimeraMIAgNameIsAlreadyUsed", "ManagedInstanceLinkForProvidedAvailabilityGroupsAlreadyExists", "NameAlreadyExists" -> "Choose another link name.";
            case "CloudLifterChimeraBoxAndMiOnDifferentDbVersionsFailoverModeManual" -> "Create the link one-way, or use an instance whose update policy matches SQL Server's version.";
            case "CloudLifterChimeraOnpremEndpointEncryptionNotEnabled" -> "Require AES encryption on SQL Server's endpoint.";
            case "ManagedDatabaseNameInUse", "RemoteDatabaseExists" -> "Rename or drop the database of that name on the instance.";
            case "DatabaseNumberLimitReached", "NoMoreSpaceInManagedInstance", "StorageAccountFull" -> "Make room on the instance, or scale it.";
            case "ManagedInstanceLinkTdeCertificateMissing" -> "Bring the database's TDE protector to the instance first.";
            case "ManagedInstanceLinkDifferentFork", "ManagedInstanceLinkNoOverlap", "ManagedInstanceLinkIsNotFound" -> "Remove the link and create it again.";
            case "DistributedAvailabilityGroupForcedFailoverWrongDbVersion" -> "Such a link does not outlive a forced failover: fail over with the link dropped (--drop-link).";
            case "ManagedInstanceStoppingOrStopped" -> "Start the instance.";
            case "ConflictingServerOperation", "ConflictingDatabaseOperation", "ManagedInstanceIsBusy", "ManagementServiceDatabaseBusy" -> BUSY;
            case "OperationTimedOut" -> "Azure rolled it back; try again.";
            case "AuthorizationFailed" -> "Ask for the role SQL Managed Instance Contributor on the instance.";
            case "InvalidAuthenticationToken", "ExpiredAuthenticationToken" -> "Sign in again.";
            case "MissingSubscriptionRegistration" -> "Register the provider Microsoft.Sql in the subscription.";
            case "ScopeLocked" -> "Remove the management lock.";
            case "RequestDisallowedByPolicy" -> "Ask who owns the Azure Policy.";
            case "ResourceNotFound", "ResourceGroupNotFound", "SubscriptionNotFound" -> "Check subscription, resource group and names in the profile.";
            case "InvalidParameterValue" -> "Check the value that the message names; a certificate is sent as hexadecimal digits after 0x.";
            default -> byStatus(status);
        };
    }

    private static String byStatus(int status) {
        return switch (status) {
            case 401 -> "Sign in again.";
            case 403 -> "Check the caller's rights.";
            case 404 -> "Check the names in the profile.";
            case 409 -> BUSY;
            case 429, 503 -> "The service is busy; try again later.";
            case 408, 500, 502, 504 -> "Read the state again before repeating it.";
            default -> "Look at the operation in Azure's activity log.";
        };
    }
}
