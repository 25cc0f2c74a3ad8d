package io.linkspan.lab.tsql.run.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.linkspan.lab.engine.type.Collations;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.document.JsonPath;
import io.linkspan.lab.tsql.document.OpenJson;
import io.linkspan.lab.tsql.function.metadata.CollationFunctions;
import io.linkspan.lab.tsql.query.Relation;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Table-valued functions that are part of the language, and those that need nothing of the server. */
public final class TableFunctions {

    private TableFunctions() {
    }

    public static Optional<Relation> find(Query.TableFunction call, List<Typed> arguments) {
        String name = call.function().upper();
        return switch (name) {
            case "OPENJSON" -> Optional.of(json(call, arguments));
            case "STRING_SPLIT" -> Optional.of(split(arguments));
            case "GENERATE_SERIES" -> Optional.of(series(arguments));
            case "FN_HELPCOLLATIONS" -> Optional.of(collations());
            case "OPENROWSET", "OPENQUERY", "OPENDATASOURCE" -> throw ServerError.of(40000, 16, 1, "The lab does not answer " + name + ".");
            default -> Optional.empty();
        };
    }

    /** Those that the lab has: a real server has some thousands. */
    private static Relation collations() {
        return Relation.of(List.of(new Column("name", SqlType.SYSNAME, false), new Column("description", SqlType.nvarchar(1000), false)),
                f -> Collations.all().stream().map(c -> new Object[] {c.name(), CollationFunctions.description(c)}).toList());
    }

    private static Relation json(Query.TableFunction call, List<Typed> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw ServerError.of(174, 15, 1, "The openjson function requires 1 to 2 arguments.");
        }
        Code text = arguments.getFirst().to(SqlType.nvarchar(SqlType.MAX)).code();
        Code path = arguments.size() == 2 ? arguments.get(1).to(SqlType.nvarchar(4000)).code() : f -> "$";
        List<OpenJson.Wanted> wanted = call.schema().stream().map(c -> new OpenJson.Wanted(c.type().type(), JsonPath.parse(c.path().orElse("$.\"" + c.name() + "\"")), c.asJson())).toList();
        List<Column> columns = wanted.isEmpty() ? OpenJson.DEFAULT : call.schema().stream().map(c -> new Column(c.name(), c.type().type())).toList();
        return new Relation(columns, f -> {
            if (!(text.of(f) instanceof String json && path.of(f) instanceof String way)) {
                return List.of();
            }
            JsonNode found = JsonPath.parse(way).demand(JsonPath.document(json));
            return wanted.isEmpty() ? OpenJson.members(found) : OpenJson.rows(found, wanted);
        }, true);
    }

    private static Relation split(List<Typed> arguments) {
        if (arguments.size() < 2 || arguments.size() > 3) {
            throw ServerError.of(174, 15, 1, "The STRING_SPLIT function requires 2 to 3 arguments.");
        }
        Typed text = arguments.get(0).to(SqlType.nvarchar(SqlType.MAX));
        Typed separator = arguments.get(1).to(SqlType.nvarchar(1));
        boolean numbered = arguments.size() == 3;
        SqlType type = arguments.get(0).type().isText() ? arguments.get(0).type() : SqlType.nvarchar(4000);
        List<Column> columns = numbered ? List.of(new Column("value", type), new Column("ordinal", SqlType.BIGINT)) : List.of(new Column("value", type));
        return new Relation(columns, f -> {
            boolean ordinal = numbered && arguments.get(2).to(SqlType.INT).code().of(f) instanceof Integer n && n == 1;
            return text.code().of(f) instanceof String s && separator.code().of(f) instanceof String by ? parts(s, by, numbered, ordinal) : List.of();
        }, true);
    }

    private static List<Object[]> parts(String text, String separator, boolean numbered, boolean ordinal) {
        if (separator.length() != 1) {
            throw ServerError.of(214, 16, 11, "Procedure expects parameter 'separator' of type 'nchar(1)/nvarchar(1)'.");
        }
        List<Object[]> rows = new ArrayList<>();
        for (String part : text.split(java.util.regex.Pattern.quote(separator), -1)) {
            rows.add(numbered ? new Object[] {part, ordinal ? (Object) (rows.size() + 1L) : null} : new Object[] {part});
        }
        return rows;
    }

    private static Relation series(List<Typed> arguments) {
        if (arguments.size() < 2 || arguments.size() > 3) {
            throw ServerError.of(174, 15, 1, "The GENERATE_SERIES function requires 2 to 3 arguments.");
        }
        boolean big = arguments.stream().anyMatch(a -> a.type().kind() == SqlType.Kind.BIGINT);
        return new Relation(List.of(new Column("value", big ? SqlType.BIGINT : SqlType.INT)), f -> {
            Long from = number(arguments, 0, f);
            Long to = number(arguments, 1, f);
            Long step = arguments.size() > 2 ? number(arguments, 2, f) : (Long) (from != null && to != null && from > to ? -1L : 1L);
            List<Object[]> rows = new ArrayList<>();
            if (from != null && to != null && step != null && step != 0) {
                for (long i = from; step > 0 ? i <= to : i >= to; i += step) {
                    f.work().visit();
                    rows.add(new Object[] {big ? (Object) i : (Object) (int) i});
                }
            }
            return rows;
        }, true);
    }

    private static @org.jspecify.annotations.Nullable Long number(List<Typed> arguments, int index, Frame frame) {
        return (Long) arguments.get(index).to(SqlType.BIGINT).code().of(frame);
    }
}
