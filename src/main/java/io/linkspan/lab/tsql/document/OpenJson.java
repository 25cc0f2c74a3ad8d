package io.linkspan.lab.tsql.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.SqlType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OPENJSON (T-SQL reference, "OPENJSON"). */
public final class OpenJson {

    public static final List<Column> DEFAULT = List.of(new Column("key", SqlType.nvarchar(4000), false), new Column("value", SqlType.nvarchar(SqlType.MAX)), new Column("type", SqlType.TINYINT, false));

    private OpenJson() {
    }

    /** A column of the WITH clause. @param json AS JSON: an object or array as it is, nothing else */
    public record Wanted(SqlType type, JsonPath path, boolean json) {
    }

    /** Key, value and type of each member or element. */
    public static List<@Nullable Object[]> members(JsonNode node) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                rows.add(row(member.getKey(), member.getValue()));
            }
        }
        Iterator<JsonNode> elements = node.isArray() ? node.elements() : List.<JsonNode>of().iterator();
        while (elements.hasNext()) {
            rows.add(row(Integer.toString(rows.size()), elements.next()));
        }
        return rows;
    }

    private static @Nullable Object[] row(String key, JsonNode value) {
        return new Object[] {key, text(value), type(value)};
    }

    private static short type(JsonNode value) {
        return (short) switch (value.getNodeType()) {
            case STRING -> 1;
            case NUMBER -> 2;
            case BOOLEAN -> 3;
            case ARRAY -> 4;
            case OBJECT -> 5;
            default -> 0;
        };
    }

    /** A scalar as text, anything else as JSON. */
    public static @Nullable String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? null : value.isContainerNode() ? value.toString() : value.asText();
    }

    /** One row for an object, one for each element of an array. */
    public static List<@Nullable Object[]> rows(JsonNode node, List<Wanted> columns) {
        List<JsonNode> objects = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(objects::add);
        } else if (node.isObject()) {
            objects.add(node);
        }
        return objects.stream().map(object -> columns.stream().map(c -> value(object, c)).toArray()).toList();
    }

    private static @Nullable Object value(JsonNode object, Wanted wanted) {
        JsonNode found = wanted.path.demand(object);
        String text = found.isContainerNode() == wanted.json ? text(found) : null;
        return text == null ? null : Conversions.implicit(text, SqlType.nvarchar(SqlType.MAX), wanted.type);
    }
}
