package io.linkspan.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import com.microsoft.sqlserver.jdbc.SqlAuthenticationToken;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.ServerTrust;
import io.linkspan.model.profile.Tokens;
import java.io.File;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Predicate;
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

    /** Logs in; with a token that the server says is expired, once more with a new one. */
    static Connection connection(SQLServerDataSource source, Connect connect) throws SQLException {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            if (connect.machine().authentication().kind() != Machine.Authentication.Kind.ENTRA || !SqlErrors.tokenExpired(e)) {
                throw e;
            }
            connect.tokens().ifPresent(Tokens::renew);
            return source.getConnection();
        }
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
        source.setTrustManagerClass(ServerTrust.class.getName());
        source.setTrustManagerConstructorArg(ServerTrust.argument(machine.trust()));
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
                source.setAuthenticationScheme(scheme(System.getProperty("java.library.path", "")));
            }
            case ENTRA -> connect.tokens().ifPresent(tokens -> source.setAccessTokenCallback((resource, _) -> {
                Tokens.Token token = tokens.of(resource + "/.default");
                return new SqlAuthenticationToken(token.value().reveal(), token.until().toEpochMilli());
            }));
        }
    }

    /** Windows' own sign-in where the driver's library for it can be loaded, else Kerberos in Java (Microsoft JDBC Driver for SQL Server, "Setting the connection properties": authenticationScheme). */
    static String scheme(String libraryPath) {
        return Arrays.stream(libraryPath.split(File.pathSeparator)).filter(Predicate.not(String::isBlank)).map(File::new).anyMatch(DataSources::hasLibrary) ? "NativeAuthentication" : "JavaKerberos";
    }

    private static boolean hasLibrary(File folder) {
        String[] found = folder.list((_, name) -> name.matches("(?i)mssql-jdbc_auth-.*\\.dll"));
        return found != null && found.length > 0;
    }
}
