package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.Machines;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.admin.Procedures;
import io.linkspan.lab.tsql.function.Functions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of the published catalog the practice lab has: all objects and columns of every version, and how many of the error numbers. */
class CoverageTest {

    @TempDir
    Path folder;
    private final List<String[]> published = new ArrayList<>();
    private final List<Instance> machines = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(Machines.class.getResourceAsStream("catalog/published.txt"), StandardCharsets.UTF_8))) {
            in.lines().filter(l -> !l.startsWith("#")).map(l -> l.split("\\|", -1)).forEach(published::add);
        }
        Estate estate = Machines.estate(folder);
        Stream.of("13.0.7000.253", "14.0.3490.10", "15.0.4312.2", "16.0.4165.4", "17.0.1000.7").forEach(v -> machines.add(estate.add(InstanceSpec.sqlServer("SQL" + v, "10.0.0.4", v, Edition.STANDARD))));
        machines.add(estate.add(InstanceSpec.managedInstance("mi1", "abc.database.lab.test", "10.1.0.4", "GeneralPurpose", "SQLServer2022")));
    }

    private Stream<String[]> of(String kind) {
        return published.stream().filter(p -> p[0].equals(kind));
    }

    @Test
    void objectsAndColumnsAreWhole() throws IOException {
        List<String> missing = new ArrayList<>();
        int columns = 0;
        for (String[] object : of("object").toList()) {
            for (Instance machine : machines) {
                boolean there = object[3].equals("managed") ? machine.managed() : machine.catalogVersion() >= Integer.parseInt(object[3]);
                if (there) {
                    List<String> lacking = lacking(object, machine);
                    lacking.forEach(l -> missing.add(machine.name() + ": " + object[1] + " " + l));
                }
            }
            columns += object[4].isEmpty() ? 0 : object[4].split(", ").length;
        }
        long codes = of("code").filter(this::told).count();
        Set<String> numbers = Pattern.compile("\\b\\d{3,5}\\b").matcher(source()).results().map(MatchResult::group).collect(Collectors.toSet());
        long errors = of("error").filter(e -> numbers.contains(e[1])).count();
        System.out.println("Practice lab, coverage of the published catalog: " + of("object").count() + " objects with " + columns + " columns in " + machines.size() + " versions, " + missing.size() + " missing; codes "
                + codes + "/" + of("code").count() + "; error numbers raised " + errors + "/" + of("error").count());
        assertEquals(List.of(), missing);
        assertEquals(of("code").count(), codes);
        assertTrue(errors >= 100, () -> errors + " errors");
    }

    /** What a machine lacks of an object: itself, or columns. */
    private static List<String> lacking(String[] object, Instance machine) {
        String name = object[1];
        return switch (object[2]) {
            case "catalog-view", "dmv", "dmf", "system-table", "table-valued-function" -> {
                String[] parts = name.split("\\.");
                Optional<List<String>> found = machine.catalog().find(parts.length == 3 ? parts[0] : "master", parts[parts.length - 2], parts[parts.length - 1]).map(v -> v.columns().stream().map(Column::name).toList());
                yield found.isEmpty() ? List.of("is not there") : Stream.of(object[4].split(", ")).filter(c -> !c.isEmpty() && wanted(c, machine)).map(c -> c.split(" ")[0]).filter(c -> found.get().stream().noneMatch(c::equalsIgnoreCase)).toList();
            }
            case "scalar-function" -> Functions.find(name.replace("sys.", "")).isPresent() ? List.of() : List.of("is no function");
            case "stored-procedure", "extended-procedure" -> Procedures.find(name.split("\\.")[0], name.substring(name.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT)).isPresent() || name.equals("sys.sp_executesql") ? List.of() : List.of("is no procedure");
            default -> List.of();
        };
    }

    private static boolean wanted(String column, Instance machine) {
        String[] words = column.split(" ");
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("only") || words[i].equals("undocumented") || words[i].equals("absent") || words[i].equals("since") && Integer.parseInt(words[i + 1]) > machine.catalogVersion()) {
                return false;
            }
        }
        return true;
    }

    private boolean told(String[] code) {
        return machines.getLast().catalog().texts(code[1], code[2]).containsKey(code[3]);
    }

    private static String source() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/linkspan/lab"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
