package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.Machines;
import io.linkspan.lab.engine.store.Change;
import io.linkspan.lab.engine.type.ServerError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of refusals: parts with what they need, then statements with the errors that must come. */
public final class ErrorTable {

    /** Views that a refused statement may change, for they look at sessions and clocks, and those that nothing changes. */
    private static final List<String> PASSED_OVER = List.of("sys.dm_", "sys.messages", "sys.fn_", "sys.all_", "sys.system_", "sys.types");

    private ErrorTable() {
    }

    /** @param where plain, master, guest … */
    public record Part(String where, String title, List<String> setup, List<Refusal> refusals) {
    }

    /** @param state empty where none is known. @param next the number of the error behind it, 0 for none */
    public record Refusal(int number, int next, int severity, String state, String statement) {

        /** Runs it: the errors come, and nothing is changed. @param before what there was, as the statement before left it */
        public void check(Shell shell, Map<String, Integer> before) {
            shell.run(statement);
            List<ServerError> errors = shell.errors();
            List<Integer> numbers = errors.stream().map(ServerError::number).toList();
            assertEquals(next == 0 ? List.of(number) : List.of(number, next), numbers.subList(0, Math.min(numbers.size(), next == 0 ? 1 : 2)), () -> errors.toString());
            assertEquals(severity, errors.getFirst().severity(), () -> "severity of " + errors);
            if (!state.equals("*")) {
                assertEquals(Integer.parseInt(state), errors.getFirst().state(), () -> "state of " + errors);
            }
            shell.run("IF @@TRANCOUNT > 0 ROLLBACK; REVERT");
            Map<String, Integer> after = digest(shell.instance());
            Map<String, Integer> known = new TreeMap<>(before);
            before.clear();
            before.putAll(after);
            assertEquals(known, after, "something was changed");
        }
    }

    /** A hash of each system view and of the rows of each database. */
    public static Map<String, Integer> digest(Instance instance) {
        Map<String, Integer> all = new TreeMap<>();
        for (Database database : instance.databases().all()) {
            var viewer = Machines.sa(instance, database);
            instance.catalog().views().stream().filter(v -> v.parameters() == 0 && PASSED_OVER.stream().noneMatch(v.name()::startsWith)).forEach(v ->
                    all.put(database.name() + " " + v.name(), Arrays.deepHashCode(v.rows(viewer, List.of()).toArray())));
            instance.sessions().close(viewer.session());
            all.put(database.name() + " rows", database.store().committed().objects().stream().filter(o -> o instanceof io.linkspan.lab.engine.store.Table).map(o -> {
                List<Object[]> rows = new ArrayList<>();
                ((io.linkspan.lab.engine.store.Table) o).rows().forEach((values, row) -> rows.add(values));
                return o.name() + Arrays.deepHashCode(rows.toArray());
            }).collect(Collectors.joining()).hashCode());
        }
        return all;
    }

    public static List<Part> read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(ErrorTable.class.getResourceAsStream("errors.txt"), StandardCharsets.UTF_8))) {
            List<Part> parts = new ArrayList<>();
            for (String line : in.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
                if (line.startsWith("== ")) {
                    String[] names = line.substring(3).split(": ", 2);
                    parts.add(new Part(names[0], names[1], new ArrayList<>(), new ArrayList<>()));
                } else if (line.startsWith(": ")) {
                    parts.getLast().setup.add(line.substring(2));
                } else {
                    String[] halves = line.split("\\|", 2);
                    String[] facts = halves[0].split(" ");
                    String[] numbers = facts[0].split("\\+");
                    parts.getLast().refusals.add(new Refusal(Integer.parseInt(numbers[0]), numbers.length > 1 ? Integer.parseInt(numbers[1]) : 0, Integer.parseInt(facts[1]), facts[2], halves[1]));
                }
            }
            return parts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
