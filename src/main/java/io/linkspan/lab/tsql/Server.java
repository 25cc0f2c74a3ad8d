package io.linkspan.lab.tsql;

import io.linkspan.lab.engine.type.ServerError;

/** What the wire layer serves: one emulated SQL Server or managed instance. Safe from any thread. */
public interface Server {

    /** @@SERVERNAME, as errors and messages carry it. */
    String name();

    /** The four numbers of ProductVersion; PRELOGIN and LOGINACK carry the first three. */
    int[] version();

    /** Logs in and opens a session. @throws ServerError 18456, 4060 and their like */
    Session logIn(LoginRequest request);
}
