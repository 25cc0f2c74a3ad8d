package io.linkspan.lab.tsql;

import io.linkspan.lab.engine.security.Directory;
import io.linkspan.lab.engine.type.ServerError;
import java.util.Optional;

/** What the wire layer serves: one emulated SQL Server or managed instance. Safe from any thread. */
public interface Server {

    /** @@SERVERNAME, as errors and messages carry it. */
    String name();

    /** The four numbers of ProductVersion; PRELOGIN and LOGINACK carry the first three. */
    int[] version();

    /** The tenant whose access tokens it takes; empty if it takes none. */
    default Optional<Directory> directory() {
        return Optional.empty();
    }

    /** Logs in and opens a session. @throws ServerError 18456, 4060 and their like */
    Session logIn(LoginRequest request);
}
