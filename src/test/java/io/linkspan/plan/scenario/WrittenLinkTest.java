package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.cli.Shell;
import io.linkspan.lab.LabMachine;
import io.linkspan.model.LinkState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A link made and removed by the T-SQL that was written out for it, part by part, as a person does who has no other tool. */
class WrittenLinkTest extends PracticeScenario {

    private static final Pattern READ = Pattern.compile("(?m)^-- Azure: GET (\\S+)\\?api-version=(\\S+) shows it at (\\S+)$");
    private static final Pattern SENT = Pattern.compile("(?m)^-- Azure: (PUT|PATCH|POST|DELETE) (\\S+)\\?api-version=(\\S+) ?(.*)$");
    private static final Pattern FACT = Pattern.compile("\\$\\{([^}]+)}");

    /** What was shown so far: by the name of a column, or by where Azure shows it. */
    private final Map<String, String> shown = new HashMap<>();

    @Test
    void partByPartItMakesTheLinkAndTakesItAway() throws Exception {
        open();
        Writers.prepare(server());
        Writers.write(server(), 7);
        carryOut(script("create", "--database", "Ferries", "--server", "HARBOUR01", "--instance", "quay-one", "--address", "10.0.0.4:5022"));
        await("the link comes to life", () -> link().state() == LinkState.SYNCHRONISING);
        assertEquals(List.of(7), Writers.read(instance()));
        int made = practice.lab.changes().size();
        create();
        assertEquals(List.of(), Executed.texts(practice.lab.changes()).stream().skip(made).filter(text -> !text.contains("sp_certificate_add_issuer")).toList(), "the program finds nothing left to do, but what no view shows");

        carryOut(script("remove", "ferries"));
        await("the link goes", () -> link().isAbsent());
    }

    private String script(String task, String... words) {
        Shell.Ran ran = shell.json(Stream.of(Stream.of("script", task), Stream.of(words), Stream.of("--format", "tsql")).flatMap(s -> s).toArray(String[]::new));
        assertEquals(0, ran.code(), ran.out() + ran.err());
        return ran.json().path("script").asText();
    }

    /** Every part where it belongs, with what earlier ones showed filled in. */
    private void carryOut(String script) throws Exception {
        for (String part : script.split("\n\n")) {
            Matcher read = READ.matcher(part);
            if (read.find()) {
                shown.put(read.group(3), new ObjectMapper().readTree(practice.ends.arm().arm().get(read.group(1), read.group(2)).body()).at(read.group(3)).asText());
            }
            Matcher sent = SENT.matcher(part);
            if (sent.find()) {
                String body = FACT.matcher(sent.group(4)).replaceAll(fact -> Matcher.quoteReplacement(known(fact.group(1).replaceAll("[^A-Za-z0-9]", "_"))));
                practice.ends.arm().arm().send(sent.group(1), sent.group(2), sent.group(3), Optional.of(body).filter(text -> !text.isBlank()));
            }
            if (part.endsWith("\nGO")) {
                onSqlServer(filled(part.substring(0, part.length() - 3)));
            }
        }
    }

    private String filled(String batch) {
        String secret = batch.replace("DECLARE @MasterKeyPassword nvarchar(4000) = N'';", "DECLARE @MasterKeyPassword nvarchar(4000) = N'Str0ng-enough-4-a-key';");
        return Pattern.compile("N'0x'; -- fill in what Azure showed at (\\S+)").matcher(secret).replaceAll(gap -> "N'" + hexadecimal(known(gap.group(1))) + "';");
    }

    private static String hexadecimal(String digits) {
        return digits.startsWith("0x") ? digits : "0x" + digits;
    }

    private String known(String what) {
        return Optional.ofNullable(shown.get(what)).orElseThrow(() -> new AssertionError(what + " was not shown before: " + shown.keySet()));
    }

    private void onSqlServer(String batch) throws SQLException {
        LabMachine server = server();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlserver://" + server.host() + ":" + server.port() + ";databaseName=master;encrypt=true;trustServerCertificate=true", server.user(), server.password());
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(batch);
            while (rows || statement.getUpdateCount() != -1) {
                if (rows) {
                    keep(statement.getResultSet());
                }
                rows = statement.getMoreResults();
            }
        } catch (SQLException e) {
            throw new SQLException(batch, e);
        }
    }

    private void keep(ResultSet found) throws SQLException {
        while (found.next()) {
            shown.put(found.getMetaData().getColumnLabel(1), found.getString(1));
        }
    }
}
