package io.linkspan.lab.tsql.document;

import io.linkspan.lab.engine.type.ServerError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * FOR XML RAW and AUTO (T-SQL reference, "FOR XML (SQL Server)").
 *
 * @param elements columns are elements, not attributes
 * @param nil      XSINIL: a null is an element that says so
 * @param base64   BINARY BASE64
 */
public record XmlText(List<Field> fields, boolean elements, boolean nil, boolean base64) {

    /** @throws ServerError 6809 for a column without a name, 6829 for bytes without BINARY BASE64 */
    public XmlText {
        for (Field field : fields) {
            if (field.name().isEmpty()) {
                throw ServerError.of(6809, 16, 1, "Unnamed tables cannot be used as XML identifiers as well as unnamed columns cannot be used for attribute names. Name unnamed columns/tables using AS in the SELECT statement.");
            }
            if (field.type().isBinary() && !base64) {
                throw ServerError.of(6829, 16, 1, "FOR XML EXPLICIT and RAW modes currently do not support addressing binary data as URLs in column '" + field.name()
                        + "'. Remove the column, or use the BINARY BASE64 mode, or create the URL directly using the 'dbobject/TABLE[@PK1=\"V1\"]/@COLUMN' syntax.");
            }
        }
    }

    /** One element for each row. @param space declarations that each of them carries */
    public String raw(List<Object[]> rows, String element, String space) {
        Levels one = new Levels(List.of(new Levels.Level(element, java.util.stream.IntStream.range(0, fields.size()).boxed().toList())));
        return nested(one, rows, 0, space);
    }

    /** One element for each row of a table, those of the next table within. */
    public String auto(List<Object[]> rows, String space) {
        return nested(Levels.of(fields), rows, 0, space);
    }

    private String nested(Levels levels, List<Object[]> rows, int level, String space) {
        StringBuilder out = new StringBuilder();
        String name = Markup.name(levels.all().get(level).table());
        for (Levels.Group group : levels.groups(rows, level)) {
            StringBuilder inner = new StringBuilder();
            out.append('<').append(name).append(space);
            for (int column : levels.all().get(level).columns()) {
                column(fields.get(column), group.row()[column], out, inner);
            }
            if (level + 1 < levels.all().size()) {
                inner.append(nested(levels, group.rows(), level + 1, ""));
            }
            out.append(inner.isEmpty() ? "/>" : ">" + inner + "</" + name + ">");
        }
        return out.toString();
    }

    private void column(Field field, @Nullable Object value, StringBuilder attributes, StringBuilder inner) {
        String name = Markup.name(field.name());
        if (value == null) {
            inner.append(elements && nil ? "<" + name + " xsi:nil=\"true\"/>" : "");
        } else if (field.xml()) {
            inner.append("<").append(name).append(">").append(value).append("</").append(name).append(">");
        } else if (elements) {
            inner.append("<").append(name).append(">").append(Markup.text(Scalars.text(value, field.type()))).append("</").append(name).append(">");
        } else {
            attributes.append(Markup.attribute(name, Scalars.text(value, field.type())));
        }
    }
}
