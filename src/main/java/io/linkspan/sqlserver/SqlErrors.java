package io.linkspan.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerError;
import com.microsoft.sqlserver.jdbc.SQLServerException;
import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Error numbers of SQL Server as problems, in plain words; a number without words of ours is shown as the server words it. */
public final class SqlErrors {

    private record Words(int number, String code, String text, String next) {

        static Words of(String line) {
            String[] fields = line.split("\t", -1);
            return new Words(Integer.parseInt(fields[0]), fields[1], fields[2], fields[3]);
        }
    }

    private static final Map<Integer, Words> WORDS = words();
    private static final Set<String> NO_ENTRY = Set.of("login-failed", "starting");
    private static final int LONGEST = 600;
    private static final int LOGIN_FAILED = 18456;
    private static final int TOKEN_EXPIRED = 233;

    private SqlErrors() {
    }

    private static Map<Integer, Words> words() {
        try (InputStream in = SqlErrors.class.getResourceAsStream("errors.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#")).map(Words::of).collect(Collectors.toUnmodifiableMap(Words::number, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the connection is gone. */
    static boolean lost(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("08");
    }

    /** Whether a time-out or {@link SqlServer#cancel()} ended the call; the connection stays usable. */
    static boolean cancelled(SQLException e) {
        return "HY008".equals(e.getSQLState());
    }

    /** Whether an access token came too late; that it is this state is known from what users of the service report. */
    static boolean tokenExpired(SQLException e) {
        return e instanceof SQLServerException s && s.getSQLServerError() != null && s.getErrorCode() == LOGIN_FAILED && s.getSQLServerError().getErrorState() == TOKEN_EXPIRED;
    }

    /** @param changing whether the call may have taken effect if the connection was lost */
    static Problem problem(Connect connect, SQLException e, boolean changing) {
        Optional<SQLServerError> error = e instanceof SQLServerException s ? Optional.ofNullable(s.getSQLServerError()) : Optional.empty();
        return error.map(known -> answered(connect, known, e)).orElseGet(() -> DriverErrors.problem(connect, e, changing));
    }

    private static Problem answered(Connect connect, SQLServerError error, SQLException e) {
        int number = error.getErrorNumber();
        String raw = raw(e);
        Words words = WORDS.getOrDefault(number, new Words(number, "sql-error", cut(error.getErrorMessage()), "Look the number up in the SQL Server documentation."));
        String text = words.code().equals("login-failed") ? noEntry(connect, words.text(), error) : words.text();
        return new Problem(NO_ENTRY.contains(words.code()) ? Kind.UNREACHABLE : Kind.REFUSED, Optional.of(connect.side()), words.code(), OptionalInt.of(number), text, raw, words.next());
    }

    private static String noEntry(Connect connect, String text, SQLServerError error) {
        String user = connect.machine().authentication().user().map(u -> ", user " + u).orElse("");
        return connect.name() + " answers, but " + Character.toLowerCase(text.charAt(0)) + text.substring(1, text.length() - 1) + " (" + error.getErrorNumber() + ", state " + error.getErrorState() + user + ").";
    }

    /** All errors of one answer, each with its number, in the server's own words. */
    private static String raw(SQLException first) {
        return Stream.iterate(first, n -> n != null, SQLException::getNextException).limit(10).map(n -> "Msg " + n.getErrorCode() + ": " + cut(String.valueOf(n.getMessage()))).distinct().collect(Collectors.joining("\n"));
    }

    /** One message of the driver, without the id that it appends, and not kilobytes long. */
    static String cut(String message) {
        String plain = message.replaceFirst("\\s*ClientConnectionId:[0-9a-f-]+", "").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + " …";
    }
}
