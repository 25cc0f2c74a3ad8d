package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.lab.engine.Machines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Types, lengths and nullability of the published catalog's columns on machines of every version, as the driver tells them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogTypesTest {

    /** What a client is told of a type of old as the lab sends it. */
    private static final Map<String, String> SENT_AS = Map.of("sysname", "nvarchar(128)", "ntext", "nvarchar(max)", "datetime2", "datetime2(7)", "datetimeoffset", "datetimeoffset(7)");

    private Lab lab;
    private JsonNode ready;
    private final List<Published> published = new ArrayList<>();

    private record Published(String name, int parameters, Map<String, String> columns) {
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        lab = Lab.start(Topology.shipped("versions"), folder);
        ready = new ObjectMapper().readTree(lab.ready());
        try (BufferedReader in = new BufferedReader(new InputStreamReader(Machines.class.getResourceAsStream("catalog/types.txt"), StandardCharsets.UTF_8))) {
            in.lines().filter(l -> !l.startsWith("#")).map(l -> l.split("\\|")).forEach(l -> {
                Map<String, String> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                Arrays.stream(l[2].split(", ")).forEach(c -> columns.put(c.substring(0, c.indexOf(' ')), c.substring(c.indexOf(' ') + 1)));
                published.add(new Published(l[0], Integer.parseInt(l[1]), columns));
            });
        }
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    void everyColumnHasItsTypeOnEveryVersion() throws SQLException {
        List<String> differences = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<JsonNode> machines = new ArrayList<>();
        Stream.of("sqlServers", "managedInstances").forEach(kind -> ready.get(kind).forEach(machines::add));
        for (JsonNode machine : machines) {
            try (Connection connection = LabClient.connect(machine, lab)) {
                for (Published object : published) {
                    look(machine.get("name").textValue(), connection, object, differences, seen);
                }
            }
        }
        long wanted = published.stream().mapToLong(p -> p.columns.size()).sum();
        System.out.println("Practice lab, types of the published catalog: " + seen.size() + " of " + wanted + " columns seen on " + machines.size() + " machines, " + differences.size() + " differences");
        assertEquals(List.of(), differences);
        assertTrue(seen.size() > wanted * 9 / 10, () -> seen.size() + " of " + wanted);
    }

    private static void look(String machine, Connection connection, Published object, List<String> differences, Set<String> seen) throws SQLException {
        String arguments = object.parameters == 0 ? "" : "(" + String.join(", ", Collections.nCopies(object.parameters, "NULL")) + ")";
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("SELECT * FROM " + object.name + arguments + " WHERE 1 = 0")) {
            ResultSetMetaData meta = rows.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                String wanted = object.columns.get(meta.getColumnName(i));
                if (wanted != null) {
                    seen.add((object.name + "." + meta.getColumnName(i)).toLowerCase(Locale.ROOT));
                    compare(machine + ": " + object.name + "." + meta.getColumnName(i), wanted, meta, i, differences);
                }
            }
        } catch (SQLException e) {
            if (e.getErrorCode() != 208) {
                throw e;
            }
        }
    }

    private static void compare(String column, String wanted, ResultSetMetaData meta, int i, List<String> differences) throws SQLException {
        boolean notNull = wanted.endsWith(" not null");
        String type = notNull ? wanted.substring(0, wanted.length() - " not null".length()) : wanted;
        String declared = SENT_AS.getOrDefault(type, type);
        String told = told(meta, i);
        boolean open = declared.equals("nvarchar") || declared.equals("varbinary");
        if (!(open ? told.startsWith(declared + "(") : told.equals(declared))) {
            differences.add(column + " is " + told + ", not " + declared);
        }
        if (meta.isNullable(i) == ResultSetMetaData.columnNoNulls != notNull) {
            differences.add(column + (notNull ? " can be NULL" : " cannot be NULL"));
        }
    }

    /** As it would be declared. */
    private static String told(ResultSetMetaData meta, int i) throws SQLException {
        String name = meta.getColumnTypeName(i);
        return switch (name) {
            case "char", "varchar", "nchar", "nvarchar", "binary", "varbinary" -> name + (meta.getPrecision(i) > 8000 ? "(max)" : "(" + meta.getPrecision(i) + ")");
            case "decimal", "numeric" -> name + "(" + meta.getPrecision(i) + "," + meta.getScale(i) + ")";
            case "datetime2", "datetimeoffset", "time" -> name + "(" + meta.getScale(i) + ")";
            default -> name;
        };
    }
}
