package io.linkspan.lab.tsql.parser;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.linkspan.lab.engine.type.ServerError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a client sends, the parser ends, and what it throws is an error of the server. */
class TokenSoupTest {

    private static final long SEED = 20_260_725;

    @Test
    void soupOfTokensIsParsedOrRefused() throws IOException {
        List<String> words = words();
        Random random = new Random(SEED);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 20_000; i++) {
                StringBuilder soup = new StringBuilder();
                for (int n = 1 + random.nextInt(25); n > 0; n--) {
                    soup.append(words.get(random.nextInt(words.size()))).append(random.nextInt(5) == 0 ? "\n" : " ");
                }
                parse(soup.toString());
            }
        });
    }

    /** A good statement with a piece cut out, doubled or replaced reaches far deeper than plain soup. */
    @Test
    void damagedStatementsAreParsedOrRefused() throws IOException {
        List<String> words = words();
        List<String> statements = statements();
        Random random = new Random(SEED);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 20_000; i++) {
                List<String> pieces = new ArrayList<>(List.of(statements.get(random.nextInt(statements.size())).split(" ")));
                int at = random.nextInt(pieces.size());
                switch (random.nextInt(3)) {
                    case 0 -> pieces.remove(at);
                    case 1 -> pieces.add(at, pieces.get(random.nextInt(pieces.size())));
                    default -> pieces.set(at, words.get(random.nextInt(words.size())));
                }
                parse(String.join(" ", pieces));
            }
        });
    }

    @Test
    void deepNestingEndsInAnError() {
        for (String nest : List.of("(", "CASE WHEN ", "SELECT (SELECT ", "NOT ", "-", "BEGIN ", "IF 1=1 ", "f(", "SELECT * FROM (", "WITH c AS (", "EXISTS (SELECT ")) {
            parse("SELECT " + nest.repeat(50_000));
            parse(nest.repeat(50_000));
        }
    }

    private static void parse(String sql) {
        try {
            Parser.parse(sql);
        } catch (ServerError expected) {
            assertTrue(expected.line() > 0 && !expected.getMessage().isBlank(), sql);
        } catch (RuntimeException | StackOverflowError other) {
            fail("seed " + SEED + ": " + other + " at " + (other.getStackTrace().length > 0 ? other.getStackTrace()[0] : "") + " for " + (sql.length() > 500 ? sql.substring(0, 500) : sql));
        }
    }

    private static List<String> statements() throws IOException {
        List<String> all = new ArrayList<>();
        for (String resource : List.of("administration.sql", "queries.sql")) {
            try (InputStream in = TokenSoupTest.class.getResourceAsStream(resource)) {
                all.addAll(List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\nGO\n")));
            }
        }
        return all;
    }

    private static List<String> words() throws IOException {
        List<String> words = new ArrayList<>(List.of("(", ")", ",", ";", "=", "::", ".", "*", "'x'", "N'y'", "0x1F", "0x", "5", "1.5", "1e", "$", "@v", "@@v", "[q]", "\"q\"", "'", "[", "/*", "--", "{", "}",
                "#t", "<>", "!", "\\", "\u0000", "é", ":", "+=", "1e5", "99999999999999999999999999999999999999999"));
        for (String statement : statements()) {
            words.addAll(List.of(statement.split("[^A-Za-z_]+")));
        }
        words.removeIf(String::isEmpty);
        return words;
    }
}
