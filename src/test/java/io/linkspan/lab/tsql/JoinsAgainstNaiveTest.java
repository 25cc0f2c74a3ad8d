package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Joins and aggregates of random tables, against the plainest Java that says the same. */
class JoinsAgainstNaiveTest {

    private static final long SEED = 20260301;

    private final Shell shell = Shell.open();
    private final Random random = new Random(SEED);

    /** A row of two numbers, of which the second may be null. */
    private record Row(int id, Integer key) {
    }

    private List<Row> table(String name, int rows) {
        List<Row> all = new ArrayList<>();
        shell.rows("IF EXISTS (SELECT * FROM sys.tables WHERE name = '" + name + "') DROP TABLE " + name + "; CREATE TABLE " + name + " (id int, k int NULL)");
        for (int i = 0; i < rows; i++) {
            Integer key = random.nextInt(5) == 0 ? null : Integer.valueOf(random.nextInt(6));
            all.add(new Row(i, key));
            shell.rows("INSERT " + name + " VALUES (" + i + ", " + key + ")");
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyKindOfJoinFindsWhatTheNaiveOneFinds() {
        return Stream.of("INNER", "LEFT", "RIGHT", "FULL").map(kind -> DynamicTest.dynamicTest(kind + " JOIN, seed " + SEED, () -> {
            for (int round = 0; round < 5; round++) {
                List<Row> a = table("A", random.nextInt(12));
                List<Row> b = table("B", random.nextInt(12));
                for (String on : List.of("a.k = b.k", "a.k = b.k AND a.id < b.id", "a.k < b.k")) {
                    assertEquals(naive(kind, a, b, on), sorted(shell.rows("SELECT a.id, b.id FROM A a " + kind + " JOIN B b ON " + on)), kind + " " + on);
                }
            }
        }));
    }

    private static String naive(String kind, List<Row> as, List<Row> bs, String on) {
        List<String> rows = new ArrayList<>();
        for (Row a : as) {
            boolean found = false;
            for (Row b : bs) {
                if (holds(a, b, on)) {
                    rows.add(a.id + "|" + b.id);
                    found = true;
                }
            }
            if (!found && (kind.equals("LEFT") || kind.equals("FULL"))) {
                rows.add(a.id + "|NULL");
            }
        }
        for (Row b : bs) {
            if ((kind.equals("RIGHT") || kind.equals("FULL")) && as.stream().noneMatch(a -> holds(a, b, on))) {
                rows.add("NULL|" + b.id);
            }
        }
        return rows.stream().sorted().collect(Collectors.joining(";"));
    }

    private static boolean holds(Row a, Row b, String on) {
        if (a.key == null || b.key == null) {
            return false;
        }
        return on.equals("a.k < b.k") ? a.key < b.key : a.key.equals(b.key) && (!on.contains("a.id") || a.id < b.id);
    }

    private static String sorted(String rows) {
        return Stream.of(rows.split(";")).filter(r -> !r.isEmpty()).sorted().collect(Collectors.joining(";"));
    }

    @Test
    void sumsAndAveragesAreThoseOfBigDecimal() {
        for (int round = 0; round < 10; round++) {
            List<BigDecimal> values = new ArrayList<>();
            shell.rows("IF EXISTS (SELECT * FROM sys.tables WHERE name = 'M') DROP TABLE M; CREATE TABLE M (v decimal(12,3) NULL)");
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                BigDecimal value = random.nextInt(6) == 0 ? null : BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), 3);
                values.add(value);
                shell.rows("INSERT M VALUES (" + value + ")");
            }
            List<BigDecimal> present = values.stream().filter(Objects::nonNull).toList();
            BigDecimal sum = present.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            String expected = present.isEmpty() ? "NULL|NULL|0|NULL" : sum.setScale(3) + "|" + sum.divide(BigDecimal.valueOf(present.size()), 6, RoundingMode.DOWN) + "|" + present.size() + "|" + present.stream().max(Comparator.naturalOrder()).orElseThrow().setScale(3);
            assertEquals(expected, shell.rows("SELECT SUM(v), AVG(v), COUNT(v), MAX(v) FROM M"), "seed " + SEED + ", round " + round);
        }
    }

    @Test
    void aDerivedTableAnswersAsItsQueryDoes() {
        List<Row> rows = table("A", 30);
        long expected = rows.stream().filter(r -> r.key != null && r.key > 2).count();
        assertEquals(String.valueOf(expected), shell.rows("SELECT COUNT(*) FROM (SELECT id, k FROM A WHERE k > 2) t"));
        assertEquals(String.valueOf(expected), shell.rows("WITH t AS (SELECT id, k FROM A) SELECT COUNT(*) FROM t WHERE k > 2"));
        assertEquals(String.valueOf(expected), shell.rows("SELECT COUNT(*) FROM A WHERE id IN (SELECT id FROM A WHERE k > 2)"));
        assertEquals(String.valueOf(expected), shell.rows("SELECT COUNT(*) FROM A x WHERE EXISTS (SELECT * FROM A y WHERE y.id = x.id AND y.k > 2)"));
    }
}
