package io.linkspan.lab.tsql.function;

import io.linkspan.lab.engine.type.Collated;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The arguments of one call, each read as the type that the function wants; converted as a parameter is. */
public record Arguments(List<@Nullable Object> values, List<SqlType> types, Scope scope) {

    private static final SqlType TEXT = SqlType.nvarchar(SqlType.MAX);
    private static final SqlType MOMENT = new SqlType(Kind.DATETIMEOFFSET, 0, 0, 7);

    public int count() {
        return values.size();
    }

    public boolean isNull(int i) {
        return values.get(i) == null;
    }

    public SqlType type(int i) {
        return types.get(i);
    }

    public Object value(int i) {
        return Objects.requireNonNull(values.get(i));
    }

    public String text(int i) {
        return (String) to(i, TEXT);
    }

    public int whole(int i) {
        return (Integer) to(i, SqlType.INT);
    }

    long big(int i) {
        return (Long) to(i, SqlType.BIGINT);
    }

    double number(int i) {
        return (Double) to(i, SqlType.FLOAT);
    }

    public byte[] bytes(int i) {
        Object value = value(i);
        return value instanceof byte[] b ? b : (byte[]) Objects.requireNonNull(Conversions.explicit(value, type(i), SqlType.varbinary(SqlType.MAX), 0));
    }

    public OffsetDateTime moment(int i) {
        return (OffsetDateTime) to(i, MOMENT);
    }

    public Object to(int i, SqlType to) {
        return Objects.requireNonNull(Conversions.implicit(value(i), type(i), to));
    }

    /** By which the function compares its texts. @throws io.linkspan.lab.engine.type.ServerError 468 */
    Collation collation(String function) {
        return Collated.resolve(function, scope.database().collation(), types);
    }

    boolean hasNull() {
        return values.stream().anyMatch(Objects::isNull);
    }
}
