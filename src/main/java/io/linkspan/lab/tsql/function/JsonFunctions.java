package io.linkspan.lab.tsql.function;

import static io.linkspan.lab.tsql.function.Function.open;
import static io.linkspan.lab.tsql.function.Function.strict;

import com.fasterxml.jackson.databind.JsonNode;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.document.JsonPath;
import io.linkspan.lab.tsql.document.OpenJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON_VALUE, JSON_QUERY and ISJSON; JSON_MODIFY only says that it is not there (T-SQL reference, "JSON functions"). */
final class JsonFunctions {

    static final List<Function> ALL = List.of(
            open("ISJSON", 1, 1, types -> SqlType.INT, a -> a.isNull(0) ? null : JsonPath.isDocument(a.text(0)) ? 1 : 0),
            open("JSON_MODIFY", 3, 3, types -> types.getFirst(), _ -> {
                throw ServerError.of(40000, 16, 1, "The practice lab does not change JSON.");
            }),
            strict("JSON_VALUE", 2, SqlType.nvarchar(4000), a -> value(a, false)),
            strict("JSON_QUERY", 1, 2, types -> SqlType.nvarchar(SqlType.MAX), a -> value(a, true)));

    private JsonFunctions() {
    }

    private static @Nullable Object value(Arguments a, boolean container) {
        JsonPath path = JsonPath.parse(a.count() > 1 ? a.text(1) : "$");
        JsonNode found = path.demand(JsonPath.document(a.text(0)));
        boolean fits = found.isMissingNode() || found.isContainerNode() == container;
        if (!fits && path.strict()) {
            throw container ? ServerError.of(13624, 16, 1, "Object or array cannot be found in the specified JSON path.") : ServerError.of(13623, 16, 1, "Scalar value cannot be found in the specified JSON path.");
        }
        return fits ? OpenJson.text(found) : null;
    }
}
