package io.linkspan.sqlserver;

import io.linkspan.model.Lsn;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of a result, read off the wire. Columns are named as the query names them, whatever the case. */
public final class Row {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Row(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), rows.getObject(i));
        }
    }

    public Set<String> columns() {
        return values.keySet();
    }

    public boolean isNull(String column) {
        return cell(column) == null;
    }

    public String text(String column) {
        return present(column, maybeText(column));
    }

    /** As text: numbers in plain digits, bytes as 0x…, bits as true and false. */
    public Optional<String> maybeText(String column) {
        return Optional.ofNullable(cell(column)).map(v -> switch (v) {
            case BigDecimal d -> d.toPlainString();
            case byte[] b -> TSql.binary(b);
            default -> v.toString();
        });
    }

    public long number(String column) {
        return maybeNumber(column).orElseThrow(() -> missing(column));
    }

    public OptionalLong maybeNumber(String column) {
        return switch (cell(column)) {
            case null -> OptionalLong.empty();
            case Number n -> OptionalLong.of(n.longValue());
            case Boolean b -> OptionalLong.of(b ? 1 : 0);
            case Object o -> OptionalLong.of(Long.parseLong(o.toString()));
        };
    }

    /** True for bit 1 and any other number than 0; false for NULL. */
    public boolean flag(String column) {
        return maybeNumber(column).orElse(0) != 0;
    }

    public byte[] bytes(String column) {
        return present(column, maybeBytes(column));
    }

    public Optional<byte[]> maybeBytes(String column) {
        return Optional.ofNullable((byte[]) cell(column));
    }

    /** A date and time without zone, on the server's own clock. */
    public Optional<LocalDateTime> maybeTime(String column) {
        return Optional.ofNullable(cell(column)).map(v -> v instanceof Timestamp t ? t.toLocalDateTime() : (LocalDateTime) v);
    }

    public Optional<Lsn> maybeLsn(String column) {
        return maybeText(column).map(Lsn::of);
    }

    private @Nullable Object cell(String column) {
        String key = column.toLowerCase(Locale.ROOT);
        if (!values.containsKey(key)) {
            throw new IllegalArgumentException("The result has no column " + column + " but " + values.keySet());
        }
        return values.get(key);
    }

    private static <T> T present(String column, Optional<T> value) {
        return value.orElseThrow(() -> missing(column));
    }

    private static IllegalStateException missing(String column) {
        return new IllegalStateException("Column " + column + " is NULL");
    }
}
