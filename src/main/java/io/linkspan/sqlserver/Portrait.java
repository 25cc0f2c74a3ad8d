package io.linkspan.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerError;
import com.microsoft.sqlserver.jdbc.SQLServerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a server answers to a fixed list of questions that change nothing: columns of its system views, types and values of expressions, errors of what it refuses, and what the
 * driver says of it. Two portraits beside each other show where a practice estate differs from a real server.
 */
public final class Portrait {

    private static final String QUESTIONS = "portrait.txt";
    /** Every question is one of these; nothing else is ever sent. */
    private static final Pattern HARMLESS = Pattern.compile("SELECT (?!.*\\b(INTO|EXEC|OPENROWSET|NEXT VALUE)\\b).*", Pattern.CASE_INSENSITIVE);
    private static final int SECONDS = 30;

    private Portrait() {
    }

    /** Questions and answers, in order. @throws io.linkspan.model.ProblemException if the server cannot be reached */
    public static SortedMap<String, String> of(Connect connect) {
        try (Connection c = DataSources.connection(DataSources.of(connect, SqlServer.APPLICATION), connect)) {
            c.setAutoCommit(false); // whatever is asked is rolled back at the end, although none of it writes
            SortedMap<String, String> answers = new TreeMap<>(driver(c));
            questions().forEach(question -> answers.put(question, answer(connect, c, question)));
            c.rollback();
            return answers;
        } catch (SQLException e) {
            throw SqlErrors.problem(connect, e, false).exception(e);
        }
    }

    static java.util.List<String> questions() {
        try (InputStream in = Portrait.class.getResourceAsStream(QUESTIONS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String statement(String question) {
        String rest = question.substring(question.indexOf(' ') + 1);
        String statement = switch (question.substring(0, question.indexOf(' '))) {
            case "view" -> "SELECT TOP (0) * FROM " + rest;
            case "error" -> rest;
            default -> "SELECT " + rest;
        };
        if (!HARMLESS.matcher(statement).matches()) {
            throw new IllegalStateException("not a question: " + question);
        }
        return statement;
    }

    private static String answer(Connect connect, Connection c, String question) {
        try (Statement s = c.createStatement()) {
            s.setEscapeProcessing(false);
            s.setQueryTimeout(SECONDS);
            try (ResultSet r = s.executeQuery(statement(question))) {
                return question.startsWith("view ") ? columns(r.getMetaData()) : question.startsWith("type ") ? type(r.getMetaData(), 1) : type(r.getMetaData(), 1) + " " + value(r);
            }
        } catch (SQLException e) {
            if (SqlErrors.lost(e)) {
                throw SqlErrors.problem(connect, e, false).exception(e);
            }
            return error(e);
        }
    }

    private static String value(ResultSet r) throws SQLException {
        return r.next() ? String.valueOf(r.getString(1)) : "no row";
    }

    private static String columns(ResultSetMetaData meta) throws SQLException {
        StringJoiner all = new StringJoiner(", ");
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            all.add(meta.getColumnLabel(i) + " " + type(meta, i));
        }
        return all.toString();
    }

    private static String type(ResultSetMetaData meta, int column) throws SQLException {
        String size = switch (meta.getColumnTypeName(column)) {
            case "char", "varchar", "nchar", "nvarchar", "binary", "varbinary" -> "(" + meta.getPrecision(column) + ")";
            case "decimal", "numeric" -> "(" + meta.getPrecision(column) + "," + meta.getScale(column) + ")";
            case "time", "datetime2", "datetimeoffset" -> "(" + meta.getScale(column) + ")";
            default -> "";
        };
        return meta.getColumnTypeName(column) + size + (meta.isNullable(column) == ResultSetMetaData.columnNoNulls ? " not null" : "");
    }

    private static String error(SQLException e) {
        SQLServerError told = e instanceof SQLServerException s ? s.getSQLServerError() : null;
        return told == null ? "error " + e.getErrorCode() : "error " + told.getErrorNumber() + " severity " + told.getErrorSeverity() + " state " + told.getErrorState();
    }

    private static SortedMap<String, String> driver(Connection c) throws SQLException {
        DatabaseMetaData meta = c.getMetaData();
        return new TreeMap<>(java.util.Map.of("driver product", meta.getDatabaseProductName(), "driver version", meta.getDatabaseProductVersion(), "driver isolation", Integer.toString(meta.getDefaultTransactionIsolation()),
                "driver catalog", String.valueOf(c.getCatalog()), "driver schema", String.valueOf(c.getSchema()), "driver quote", meta.getIdentifierQuoteString()));
    }
}
