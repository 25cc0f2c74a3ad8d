package io.linkspan.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.ServerTrust;
import io.linkspan.model.profile.Trust;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns a {@link Connect} into the driver's settings. The password goes in by its own setter only: never into a URL, which exceptions and logs show. */
final class DataSources {

    /** Failures come back as problems; the driver's own log would print them a second time. Held here, since Java forgets the level of a logger that nobody holds. */
    private static final Logger DRIVER = Logger.getLogger("com.microsoft.sqlserver.jdbc");

    static {
        DRIVER.setLevel(Level.OFF);
    }

    private DataSources() {
    }

    static SQLServerDataSource of(Connect connect, String applicationName) {
        Machine machine = connect.machine();
        SQLServerDataSource source = new SQLServerDataSource();
        source.setServerName(machine.host());
        source.setPortNumber(machine.port());
        source.setDatabaseName("master");
        source.setApplicationName(applicationName);
        source.setLoginTimeout((int) connect.loginTimeout().toSeconds());
        source.setTrustServerCertificate(false);
        source.setEncrypt(machine.encrypt() == Machine.Encrypt.STRICT ? "strict" : "true");
        if (!machine.trust().equals(Trust.DEFAULT)) {
            source.setTrustManagerClass(ServerTrust.class.getName());
            source.setTrustManagerConstructorArg(ServerTrust.argument(machine.trust()));
        }
        // hidden second logins would lock accounts sooner and hide what really happens
        source.setTransparentNetworkIPResolution(false);
        source.setConnectRetryCount(0);
        authenticate(source, connect);
        return source;
    }

    private static void authenticate(SQLServerDataSource source, Connect connect) {
        switch (connect.machine().authentication().kind()) {
            case SQL -> {
                source.setUser(connect.machine().authentication().user().orElse(""));
                source.setPassword(connect.password().map(Secret::reveal).orElse(""));
            }
            case WINDOWS -> {
                source.setIntegratedSecurity(true);
                source.setAuthenticationScheme("JavaKerberos");
            }
            case ENTRA -> source.setAuthentication("ActiveDirectoryDefault");
        }
    }
}
