package io.linkspan.lab.tds;

import javax.net.ssl.SSLContext;

/**
 * How a server encrypts.
 *
 * @param context       holds the server's certificate and key
 * @param strictOffered whether TDS 8.0 (TLS before anything else) is answered: SQL Server 2022 and later, managed instances
 * @param required      whether a connection without full encryption is turned down ("force encryption"; managed instances always)
 */
public record TlsSettings(SSLContext context, boolean strictOffered, boolean required) {
}
