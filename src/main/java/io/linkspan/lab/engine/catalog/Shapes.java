package io.linkspan.lab.engine.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.SqlType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The published catalog: which system views exist since when, their columns, codes and rights, and the error numbers. Read once per estate. */
public final class Shapes {

    private static final String FILE = "system-catalog.json";
    private static final Pattern COLUMN = Pattern.compile("(\\S+) (\\S+?)( not null)?(?: since (\\d+))?(?: of (\\S+))?");

    private final Map<String, Shape> shapes;
    private final List<Message> messages;

    private Shapes(Map<String, Shape> shapes, List<Message> messages) {
        this.shapes = shapes;
        this.messages = messages;
    }

    public static Shapes load() {
        try (InputStream in = Shapes.class.getResourceAsStream(FILE)) {
            JsonNode root = JsonMapper.builder().build().readTree(in);
            Map<String, Shape> shapes = new LinkedHashMap<>();
            root.get("objects").forEach(o -> shapes.put(o.get("name").asText().toLowerCase(Locale.ROOT), shape(o)));
            List<Message> messages = new ArrayList<>();
            root.get("errors").forEach(e -> messages.add(new Message(e.get(0).asInt(), e.get(1).asInt(), e.get(2).asInt() == 1, e.get(3).asText())));
            return new Shapes(shapes, List.copyOf(messages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By full name, {@code sys.databases}, {@code msdb.dbo.backupset}. */
    Optional<Shape> find(String name) {
        return Optional.ofNullable(shapes.get(name.toLowerCase(Locale.ROOT)));
    }

    List<Shape> all() {
        return List.copyOf(shapes.values());
    }

    /** The error numbers with severities; texts are paraphrases. */
    public List<Message> messages() {
        return messages;
    }

    private static Shape shape(JsonNode o) {
        List<ShapeColumn> columns = new ArrayList<>();
        o.get("columns").forEach(c -> columns.add(column(c.asText())));
        Map<String, Map<String, String>> codes = new LinkedHashMap<>();
        o.path("codes").properties().forEach(e -> {
            Map<String, String> texts = new LinkedHashMap<>();
            e.getValue().properties().forEach(t -> texts.put(t.getKey(), t.getValue().asText()));
            codes.put(e.getKey(), texts);
        });
        List<String> rights = new ArrayList<>();
        o.path("right").forEach(r -> rights.add(r.asText()));
        return new Shape(o.get("name").asText(), o.path("since").asInt(), o.path("managed").asBoolean(), o.path("parameters").asInt(), rights, o.path("visible").asText(""), columns, codes);
    }

    private static ShapeColumn column(String text) {
        Matcher m = COLUMN.matcher(text);
        if (!m.matches()) {
            throw new IllegalStateException("not a column: " + text);
        }
        return new ShapeColumn(new Column(m.group(1), SqlType.parse(m.group(2)), m.group(3) == null), m.group(4) == null ? 0 : Integer.parseInt(m.group(4)), Optional.ofNullable(m.group(5)));
    }

    /**
     * A documented view.
     *
     * @param since   first major version, 0 for any
     * @param managed only on managed instances
     * @param rights  permission needed up to 2019 and from 2022; empty for none
     * @param visible permission on the server without which it has no rows; empty for none
     * @param codes   column to code to text
     */
    record Shape(String name, int since, boolean managed, int parameters, List<String> rights, String visible, List<ShapeColumn> columns, Map<String, Map<String, String>> codes) {

        boolean existsIn(int version, boolean managedInstance) {
            return version >= since && (managedInstance || !managed);
        }

        List<ShapeColumn> columnsOf(int version) {
            return columns.stream().filter(c -> c.since <= version).toList();
        }

        Optional<String> right(int version) {
            return rights.isEmpty() ? Optional.empty() : Optional.of(rights.get(version >= 16 ? 1 : 0));
        }
    }

    /** @param textOf the column whose code this one tells in words */
    record ShapeColumn(Column column, int since, Optional<String> textOf) {
    }

    /** A row of sys.messages. */
    public record Message(int number, int severity, boolean logged, String text) {
    }
}
