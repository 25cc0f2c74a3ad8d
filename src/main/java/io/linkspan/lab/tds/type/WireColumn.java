package io.linkspan.lab.tds.type;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.engine.type.Variant;
import io.linkspan.lab.tds.packet.WireOutput;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * A column, or an output parameter, as a client of a given version sees it. What the version does not know reaches it as what SQL Server makes of it then:
 * the date types of 2008 as nvarchar before 7.3, (max) and xml as text, ntext and image before 7.2.
 */
public record WireColumn(Column column, TypeInfo info, boolean datesAsText) {

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern(" xxx");

    public static WireColumn of(Column column, TdsVersion version) {
        SqlType type = version.since7_3() ? column.type() : older(column.type());
        boolean large = !version.since7_2() && (type.length() == SqlType.MAX || type.kind() == Kind.XML);
        return new WireColumn(column, large ? TypeInfo.large(type) : TypeInfo.of(type), !version.since7_3());
    }

    public void writeValue(@Nullable Object value, WireOutput out) {
        info.writeValue(datesAsText ? text(column.type(), value) : value, out);
    }

    private static SqlType older(SqlType type) {
        return switch (type.kind()) {
            case DATE -> SqlType.nvarchar(10);
            case TIME -> SqlType.nvarchar(16);
            case DATETIME2 -> SqlType.nvarchar(27);
            case DATETIMEOFFSET -> SqlType.nvarchar(34);
            default -> type;
        };
    }

    private static @Nullable Object text(SqlType type, @Nullable Object value) {
        return switch (type.kind()) {
            case DATE, TIME, DATETIME2, DATETIMEOFFSET -> value == null ? null : text(type, (TemporalAccessor) value);
            case SQL_VARIANT -> value instanceof Variant(SqlType base, Object content) ? new Variant(older(base), text(base, content)) : null;
            default -> value;
        };
    }

    private static String text(SqlType type, TemporalAccessor value) {
        return switch (value) {
            case LocalDateTime moment -> moment.toLocalDate() + " " + clock(type).format(moment);
            case OffsetDateTime moment -> moment.toLocalDate() + " " + clock(type).format(moment) + OFFSET.format(moment);
            case LocalTime time -> clock(type).format(time);
            default -> value.toString();
        };
    }

    private static DateTimeFormatter clock(SqlType type) {
        DateTimeFormatterBuilder clock = new DateTimeFormatterBuilder().appendPattern("HH:mm:ss");
        return type.scale() == 0 ? clock.toFormatter() : clock.appendFraction(ChronoField.NANO_OF_SECOND, type.scale(), type.scale(), true).toFormatter();
    }
}
