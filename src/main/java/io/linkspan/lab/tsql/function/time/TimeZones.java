package io.linkspan.lab.tsql.function.time;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.function.Arguments;
import io.linkspan.lab.tsql.function.Function;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** AT TIME ZONE (T-SQL reference, "AT TIME ZONE"): zones by their Windows names, those that the lab knows. */
public final class TimeZones {

    private static final Map<String, String> ZONES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        ZONES.putAll(Map.of("UTC", "UTC", "GMT Standard Time", "Europe/London", "W. Europe Standard Time", "Europe/Berlin", "Central Europe Standard Time", "Europe/Budapest", "Romance Standard Time", "Europe/Paris",
                "Central European Standard Time", "Europe/Warsaw", "E. Europe Standard Time", "Europe/Chisinau", "FLE Standard Time", "Europe/Kiev", "GTB Standard Time", "Europe/Bucharest", "Turkey Standard Time", "Europe/Istanbul"));
        ZONES.putAll(Map.of("Eastern Standard Time", "America/New_York", "Central Standard Time", "America/Chicago", "Mountain Standard Time", "America/Denver", "Pacific Standard Time", "America/Los_Angeles",
                "Alaskan Standard Time", "America/Anchorage", "Hawaiian Standard Time", "Pacific/Honolulu", "Atlantic Standard Time", "America/Halifax", "US Mountain Standard Time", "America/Phoenix",
                "E. South America Standard Time", "America/Sao_Paulo", "Argentina Standard Time", "America/Buenos_Aires"));
        ZONES.putAll(Map.of("India Standard Time", "Asia/Calcutta", "China Standard Time", "Asia/Shanghai", "Tokyo Standard Time", "Asia/Tokyo", "Korea Standard Time", "Asia/Seoul", "Singapore Standard Time", "Asia/Singapore",
                "AUS Eastern Standard Time", "Australia/Sydney", "New Zealand Standard Time", "Pacific/Auckland", "Russian Standard Time", "Europe/Moscow", "Arabian Standard Time", "Asia/Dubai", "South Africa Standard Time", "Africa/Johannesburg"));
    }

    public static final List<Function> ALL = List.of(Function.strict("AT TIME ZONE", 2, 2, types -> new SqlType(Kind.DATETIMEOFFSET, 0, 0, scale(types.getFirst())), TimeZones::at));

    private TimeZones() {
    }

    private static int scale(SqlType type) {
        return switch (type.kind()) {
            case DATETIME -> 3;
            case SMALLDATETIME -> 0;
            case DATETIME2, DATETIMEOFFSET -> type.scale();
            default -> throw ServerError.of(8116, 16, 1, "Argument data type " + type.kind().name().toLowerCase(java.util.Locale.ROOT) + " is invalid for argument 1 of AT TIME ZONE function.");
        };
    }

    private static OffsetDateTime at(Arguments a) {
        String known = ZONES.get(a.text(1));
        if (known == null) {
            throw ServerError.of(40000, 16, 1, "The lab does not know the time zone '" + a.text(1) + "'.");
        }
        ZoneId zone = ZoneId.of(known);
        return a.type(0).kind() == Kind.DATETIMEOFFSET ? a.moment(0).atZoneSameInstant(zone).toOffsetDateTime() : a.moment(0).toLocalDateTime().atZone(zone).withLaterOffsetAtOverlap().toOffsetDateTime();
    }
}
