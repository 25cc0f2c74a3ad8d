package io.linkspan.lab.tsql.document;

import io.linkspan.lab.engine.type.ServerError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * FOR XML PATH (T-SQL reference, "Use PATH mode with FOR XML"): the name of a column says where its value goes.
 *
 * @param element the element of each row; empty for none
 * @param nil     XSINIL: a null is an element that says so
 */
public record XmlPath(List<Field> fields, String element, boolean nil) {

    /** @throws ServerError 6864 and 6852 for attributes that have no element, or come too late */
    public XmlPath {
        String before = null;
        for (Field field : fields) {
            List<String> steps = steps(field);
            boolean attribute = !steps.isEmpty() && steps.getLast().startsWith("@");
            String parent = String.join("/", steps.subList(0, Math.max(0, steps.size() - 1)));
            if (attribute && element.isEmpty() && steps.size() == 1) {
                throw ServerError.of(6864, 16, 1, "Row tag omission (empty row tag name) cannot be used with attribute-centric FOR XML serialization.");
            }
            if (attribute && before != null && (parent.isEmpty() || (before + "/").startsWith(parent + "/"))) {
                throw ServerError.of(6852, 16, 1, "Attribute-centric column '" + field.name() + "' must not come after a non-attribute-centric sibling in XML hierarchy in FOR XML PATH.");
            }
            before = attribute ? before : String.join("/", steps);
        }
    }

    private static List<String> steps(Field field) {
        return field.name().isEmpty() || field.name().equals("*") ? List.of() : List.of(field.name().split("/"));
    }

    /** @param space declarations that the element of each row carries */
    public String of(List<Object[]> rows, String space) {
        Writer writer = new Writer();
        for (Object[] row : rows) {
            if (!element.isEmpty()) {
                writer.open(Markup.name(element) + space);
            }
            int depth = writer.open.size();
            for (int i = 0; i < fields.size(); i++) {
                column(writer, depth, fields.get(i), row[i]);
            }
            writer.closeTo(element.isEmpty() ? depth : depth - 1);
        }
        return writer.out.toString();
    }

    private void column(Writer writer, int depth, Field field, @Nullable Object value) {
        List<String> steps = steps(field);
        String last = steps.isEmpty() ? "" : steps.getLast();
        boolean special = last.startsWith("@") || last.endsWith("()") || last.equals("*");
        if (last.equals("comment()") || last.startsWith("processing-instruction(")) {
            throw ServerError.of(40000, 16, 1, "The lab does not write " + last + " in FOR XML PATH.");
        }
        if (value == null && !(nil && !special && !steps.isEmpty())) {
            return;
        }
        writer.move(depth, steps.stream().limit(special ? steps.size() - 1 : steps.size()).map(Markup::name).toList());
        if (value == null) {
            writer.nil();
            return;
        }
        String text = Scalars.text(value, field.type());
        if (last.startsWith("@")) {
            writer.attribute(Markup.name(last.substring(1)), text);
        } else {
            writer.content(field.xml() && !last.equals("text()") && !last.equals("data()") ? text : Markup.text(text), last.equals("data()"));
        }
    }

    /** Elements that are open, and whether the innermost can still take attributes. */
    private static final class Writer {

        private final StringBuilder out = new StringBuilder();
        private final List<String> open = new ArrayList<>();
        private boolean tag;
        private boolean data;

        private void open(String name) {
            closeTag();
            out.append('<').append(name);
            open.add(name.replaceFirst(" .*", ""));
            tag = true;
            data = false;
        }

        private void closeTag() {
            out.append(tag ? ">" : "");
            tag = false;
        }

        private void closeTo(int depth) {
            while (open.size() > depth) {
                out.append(tag ? "/>" : "</" + open.getLast() + ">");
                open.removeLast();
                tag = false;
                data = false;
            }
        }

        /** Goes to the element at the end of these steps below the row, staying in what they share with where it is. */
        private void move(int depth, List<String> steps) {
            int shared = 0;
            while (shared < steps.size() && depth + shared < open.size() && open.get(depth + shared).equals(steps.get(shared))) {
                shared++;
            }
            closeTo(depth + shared);
            steps.stream().skip(shared).forEach(this::open);
        }

        private void attribute(String name, String value) {
            out.append(Markup.attribute(name, value));
        }

        private void nil() {
            out.append(" xsi:nil=\"true\"");
        }

        private void content(String text, boolean list) {
            closeTag();
            out.append(list && data ? " " : "").append(text);
            data = list;
        }
    }
}
