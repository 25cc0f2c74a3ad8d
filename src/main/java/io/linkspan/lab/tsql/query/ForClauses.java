package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.document.Field;
import io.linkspan.lab.tsql.document.JsonText;
import io.linkspan.lab.tsql.document.XmlPath;
import io.linkspan.lab.tsql.document.XmlText;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** FOR XML and FOR JSON: all rows of a query as one text (T-SQL reference, FOR clause). */
record ForClauses(List<Option> directives, List<Field> fields) {

    /** Characters of the text that one row carries to a client. */
    private static final int CHUNK = 2033;
    private static final String SPACE = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    private static final String COLUMN = "_F52E2B61-18A1-11d1-B105-00805F49916B";

    /** The columns of a select list. */
    static List<Field> fields(List<Output> outputs) {
        return outputs.stream().map(o -> new Field(o.column().name(), o.column().type(), o.table(), json(o.source()))).toList();
    }

    private static boolean json(@Nullable Expression source) {
        return switch (source) {
            case Expression.Call c -> c.function().is("JSON_QUERY");
            case Expression.Subquery s -> s.query().forClause().filter(f -> f.kind().equals("JSON") && Option.find(f.directives(), "WITHOUT_ARRAY_WRAPPER").isEmpty()).isPresent();
            case null, default -> false;
        };
    }

    static Compiled compile(Query.ForClause clause, Compiled compiled, boolean nested) {
        List<Field> fields = !compiled.fields().isEmpty() ? compiled.fields() : compiled.columns().stream().map(c -> new Field(c.name(), c.type(), "", false)).toList();
        ForClauses made = new ForClauses(clause.directives(), fields);
        boolean xml = clause.kind().equals("XML");
        boolean typed = xml && made.has("TYPE");
        Function<List<Object[]>, String> writer = xml ? made.xml() : made.json();
        Column column = new Column(clause.kind() + COLUMN, typed ? SqlType.XML : SqlType.nvarchar(SqlType.MAX));
        return new Compiled(List.of(column), new BitSet(), (outer, work, out) -> {
            List<Object[]> rows = compiled.rows().list(outer, work);
            if (rows.isEmpty()) {
                return !nested && !typed || out.test(new Object[1]);
            }
            String text = writer.apply(rows);
            for (int at = 0; !nested && !typed && text.length() - at > CHUNK; at += CHUNK) {
                if (!out.test(new Object[] {text.substring(at, at + CHUNK)})) {
                    return false;
                }
            }
            return out.test(new Object[] {nested || typed ? text : text.substring((text.length() - 1) / CHUNK * CHUNK)});
        }, compiled.correlated(), false);
    }

    private boolean has(String directive) {
        return Option.find(directives, directive).isPresent();
    }

    /** The text in the parentheses of a directive. */
    private Optional<String> named(String directive) {
        return Option.find(directives, directive).flatMap(Option::text).filter(t -> !t.isEmpty() || Option.find(directives, directive).flatMap(Option::value).isPresent());
    }

    private Function<List<Object[]>, String> json() {
        boolean bare = has("WITHOUT_ARRAY_WRAPPER");
        if (bare && has("ROOT")) {
            throw ServerError.of(13620, 16, 1, "ROOT option and WITHOUT_ARRAY_WRAPPER option cannot be used together in FOR JSON. Remove one of these options.");
        }
        if (has("AUTO") && fields.stream().allMatch(f -> f.table().isEmpty())) {
            throw ServerError.of(13600, 16, 1, "FOR JSON AUTO requires at least one table for generating JSON objects. Use FOR JSON PATH or add a FROM clause with a table name.");
        }
        JsonText text = new JsonText(fields, has("INCLUDE_NULL_VALUES"));
        Function<List<Object[]>, String> objects = has("AUTO") ? text::auto : text::path;
        if (!has("AUTO")) {
            text.path(List.of());
        }
        return bare ? objects : rows -> has("ROOT") ? "{" + JsonText.quoted(named("ROOT").orElse("root")) + ":[" + objects.apply(rows) + "]}" : "[" + objects.apply(rows) + "]";
    }

    private Function<List<Object[]>, String> xml() {
        if (has("EXPLICIT") || has("XMLSCHEMA") || has("XMLDATA")) {
            throw ServerError.of(40000, 16, 1, "The lab writes FOR XML PATH, RAW and AUTO, without schema.");
        }
        boolean nil = Option.find(directives, "ELEMENTS").filter(o -> o.is("XSINIL")).isPresent();
        String space = nil && !has("ROOT") ? SPACE : "";
        Function<List<Object[]>, String> elements;
        if (has("PATH")) {
            XmlPath path = new XmlPath(fields, named("PATH").orElse("row"), nil);
            elements = rows -> path.of(rows, space);
        } else {
            XmlText text = new XmlText(fields, has("ELEMENTS"), nil, has("BINARY"));
            if (has("AUTO") && fields.stream().allMatch(f -> f.table().isEmpty())) {
                throw ServerError.of(6800, 16, 1, "FOR XML AUTO requires at least one table for generating XML tags. Use FOR XML RAW or add a FROM clause with a table name.");
            }
            elements = rows -> has("AUTO") ? text.auto(rows, space) : text.raw(rows, named("RAW").orElse("row"), space);
        }
        String root = named("ROOT").orElse("root");
        return !has("ROOT") ? elements : rows -> "<" + root + (nil ? SPACE : "") + ">" + elements.apply(rows) + "</" + root + ">";
    }
}
