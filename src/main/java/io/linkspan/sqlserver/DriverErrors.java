package io.linkspan.sqlserver;

import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Failures of the way to a server, of trust in it and of time, as the driver reports them: without a number, sometimes kilobytes long. */
final class DriverErrors {

    private DriverErrors() {
    }

    static Problem problem(Connect connect, SQLException e, boolean changing) {
        String raw = SqlErrors.cut(String.valueOf(e.getMessage()));
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        String where = connect.name() + " (" + connect.machine().host() + ":" + connect.machine().port() + ")";
        if (e instanceof SQLTimeoutException || SqlErrors.cancelled(e) && words.contains("timed out")) {
            return of(connect, Kind.TIMED_OUT, "timed-out", connect.name() + " did not finish in time; the statement was cancelled.", raw, "Try again with more patience, or look what blocks it.");
        }
        if (SqlErrors.cancelled(e)) {
            return of(connect, Kind.TIMED_OUT, "cancelled", "The statement on " + connect.name() + " was cancelled.", raw, "");
        }
        Optional<String> distrust = cause(e, CertificateException.class).map(Throwable::getMessage);
        if (words.contains("failed to validate the server name") || distrust.filter(d -> d.contains("No subject alternative") || d.contains("No name matching")).isPresent()) {
            return of(connect, Kind.UNREACHABLE, "wrong-name", "The certificate of " + where + " is for another name.", raw, "Name the server in the profile as its certificate does, or trust the certificate by its SHA-256 fingerprint.");
        }
        if (distrust.isPresent() || words.contains("pkix path") || words.contains("failed to validate the certificate") || cause(e, SSLException.class).filter(s -> s.getMessage() != null && s.getMessage().contains("certificate")).isPresent()) {
            String shown = distrust.filter(d -> d.startsWith("The server shows")).map(d -> " " + d + ".").orElse("");
            return of(connect, Kind.UNREACHABLE, "untrusted", "The certificate of " + where + " is not trusted." + shown, raw, "Compare its SHA-256 fingerprint with the server's, then trust it in the profile.");
        }
        if (SqlErrors.lost(e) && new InetSocketAddress(connect.machine().host(), connect.machine().port()).isUnresolved()) {
            return of(connect, Kind.UNREACHABLE, "unknown-host", "The name of " + where + " is not known.", raw, "Check host name and name resolution.");
        }
        if (cause(e, ConnectException.class).isPresent() || words.contains("connection refused")) {
            return of(connect, Kind.UNREACHABLE, "unreachable", "Nothing answers at " + where + ".", raw, "Check that the server runs, its port, and the firewalls.");
        }
        if (cause(e, SocketTimeoutException.class).isPresent() || words.contains("timed out")) {
            return of(connect, changing ? Kind.UNCLEAR : Kind.UNREACHABLE, "no-answer", where + " does not answer.", raw, "Check that the server runs, and the firewalls.");
        }
        if (words.contains("encrypt") && words.contains("ssl")) {
            return of(connect, Kind.UNREACHABLE, "no-tls", where + " does not offer TLS.", raw, "Give the server a certificate; Linkspan does not log in without encryption.");
        }
        if (SqlErrors.lost(e)) {
            return changing ? of(connect, Kind.UNCLEAR, "connection-lost", "The connection to " + where + " was lost; the statement may have taken effect.", raw, "Read the state again before repeating it.")
                    : of(connect, Kind.UNREACHABLE, "connection-lost", "There is no connection to " + where + ", or it was lost.", raw, "Check that a SQL Server runs there, its port, and the network.");
        }
        return of(connect, Kind.UNEXPECTED, "driver", "The driver could not carry out the call on " + connect.name() + ".", raw, "");
    }

    private static Problem of(Connect connect, Kind kind, String code, String text, String raw, String next) {
        return new Problem(kind, Optional.of(connect.side()), code, OptionalInt.empty(), text, raw, next);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        return Stream.iterate(e, c -> c != null, Throwable::getCause).limit(20).filter(type::isInstance).map(type::cast).findFirst();
    }
}
