package io.linkspan.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Scripts in a resource, each under a line {@code --## title}, with batches between lines that say GO. Lines behind a script say what must come:
 * {@code -- answer: rows of the last result}, {@code -- columns: its names}, {@code -- least: how many rows}.
 */
record Corpus(List<Script> scripts) {

    private static final Pattern HINT = Pattern.compile("(?m)^-- (answer|columns|least|keep):[ ]?(.*)$");
    private static final Pattern GO = Pattern.compile("(?im)^\\s*GO\\s*;?\\s*$");

    record Script(String title, String text, Map<String, String> hints) {

        List<String> batches() {
            return Stream.of(GO.split(text)).filter(b -> !b.isBlank()).toList();
        }

        Optional<String> hint(String name) {
            return Optional.ofNullable(hints.get(name));
        }
    }

    /** The last result of a script. */
    record Result(List<String> columns, List<String> rows) {

        String text() {
            return String.join(";", rows);
        }
    }

    static Corpus read(String name) {
        try (InputStream in = Corpus.class.getResourceAsStream("corpus/" + name)) {
            List<Script> scripts = new ArrayList<>();
            for (String part : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^--## ")) {
                int line = part.indexOf('\n');
                Matcher hints = HINT.matcher(part);
                Map<String, String> found = new java.util.HashMap<>();
                while (hints.find()) {
                    found.put(hints.group(1), hints.group(2).strip());
                }
                if (!part.startsWith("--") && line > 0) {
                    scripts.add(new Script(part.substring(0, line).strip(), part.substring(line), found));
                }
            }
            return new Corpus(scripts);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs all batches on one connection, reads every result, and gives the last one that has rows or columns. */
    static Optional<Result> run(Connection connection, Script script, Map<String, String> places) throws SQLException {
        Optional<Result> last = Optional.empty();
        for (String batch : script.batches()) {
            try (Statement statement = connection.createStatement()) {
                boolean rows = statement.execute(filled(batch, places));
                while (rows || statement.getUpdateCount() != -1) {
                    if (rows) {
                        last = Optional.of(read(statement.getResultSet()));
                    }
                    rows = statement.getMoreResults();
                }
            }
        }
        return last;
    }

    private static String filled(String batch, Map<String, String> places) {
        String text = batch;
        for (Map.Entry<String, String> place : places.entrySet()) {
            text = text.replace("<" + place.getKey() + ">", place.getValue());
        }
        return text;
    }

    private static Result read(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i));
        }
        List<String> all = new ArrayList<>();
        while (rows.next()) {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                values.add(String.valueOf(rows.getString(i)));
            }
            all.add(String.join("|", values));
        }
        return new Result(columns, all);
    }
}
