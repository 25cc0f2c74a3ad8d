package io.linkspan.plan.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The table of what every task has to come to under every fault, as docs/testing.md prints it. */
final class Outcomes {

    private static final String NONE = "–";

    private Outcomes() {
    }

    /**
     * One cell of the table.
     *
     * @param fault    as the practice estate sets it, with its value
     * @param set      before the checks, at the change of roles, or in between, while nobody is primary
     * @param task     head of the column
     * @param expected done, returned, refused or stopped
     */
    record Cell(String fault, String set, String task, String expected) {
        @Override
        public String toString() {
            return task + " with " + fault + " " + set + ": " + expected;
        }
    }

    static Stream<Cell> cells() {
        List<List<String>> rows = text().lines().map(Outcomes::fields).toList();
        List<String> tasks = rows.getFirst();
        List<Cell> cells = new ArrayList<>();
        rows.stream().skip(2).forEach(row -> {
            for (int column = 2; column < row.size(); column++) {
                if (!row.get(column).equals(NONE)) {
                    cells.add(new Cell(row.get(0), row.get(1), tasks.get(column), row.get(column)));
                }
            }
        });
        return cells.stream();
    }

    static String text() {
        try (InputStream in = Outcomes.class.getResourceAsStream("outcomes.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> fields(String row) {
        return Stream.of(row.substring(1).split("\\|")).map(String::strip).toList();
    }
}
