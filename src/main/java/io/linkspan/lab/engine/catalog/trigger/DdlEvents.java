package io.linkspan.lab.engine.catalog.trigger;

import io.linkspan.lab.engine.catalog.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events that DDL triggers of the lab see, and the groups that they belong to, by their numbers (DDL event groups, sys.trigger_event_types). */
public final class DdlEvents {

    private static final List<Event> ALL = Stream.of(three(21, "TABLE", "DDL_TABLE_EVENTS", "DDL_TABLE_VIEW_EVENTS"), three(24, "INDEX", "DDL_INDEX_EVENTS", "DDL_TABLE_VIEW_EVENTS"),
            Stream.of(new Event(28, "UPDATE_STATISTICS", List.of("DDL_STATISTICS_EVENTS", "DDL_TABLE_VIEW_EVENTS"))), three(41, "VIEW", "DDL_VIEW_EVENTS", "DDL_TABLE_VIEW_EVENTS"), three(51, "PROCEDURE", "DDL_PROCEDURE_EVENTS"),
            three(61, "FUNCTION", "DDL_FUNCTION_EVENTS"), three(71, "TRIGGER", "DDL_TRIGGER_EVENTS"), three(141, "SCHEMA", "DDL_SCHEMA_EVENTS", "DDL_DATABASE_SECURITY_EVENTS"), three(303, "SEQUENCE", "DDL_SEQUENCE_EVENTS")).flatMap(s -> s).toList();

    private static final Map<String, Integer> GROUPS = new TreeMap<>(Map.ofEntries(Map.entry("DDL_EVENTS", 10001), Map.entry("DDL_DATABASE_LEVEL_EVENTS", 10016), Map.entry("DDL_TABLE_VIEW_EVENTS", 10017), Map.entry("DDL_TABLE_EVENTS", 10018),
            Map.entry("DDL_VIEW_EVENTS", 10019), Map.entry("DDL_INDEX_EVENTS", 10020), Map.entry("DDL_STATISTICS_EVENTS", 10021), Map.entry("DDL_FUNCTION_EVENTS", 10023), Map.entry("DDL_PROCEDURE_EVENTS", 10024),
            Map.entry("DDL_TRIGGER_EVENTS", 10025), Map.entry("DDL_DATABASE_SECURITY_EVENTS", 10029), Map.entry("DDL_SCHEMA_EVENTS", 10034), Map.entry("DDL_SEQUENCE_EVENTS", 10070)));

    /** Groups that also hold events of statements which the lab cannot take back, and so does not let a trigger watch. */
    private static final Set<String> WIDER = Set.of("DDL_EVENTS", "DDL_DATABASE_LEVEL_EVENTS", "DDL_DATABASE_SECURITY_EVENTS");

    private DdlEvents() {
    }

    /** One event with the groups around it; all are in DDL_DATABASE_LEVEL_EVENTS and DDL_EVENTS. */
    record Event(int type, String name, List<String> groups) {

        boolean in(String named) {
            return name.equals(named) || groups.contains(named) || named.equals("DDL_DATABASE_LEVEL_EVENTS") || named.equals("DDL_EVENTS");
        }
    }

    /** True for the name of an event or group that a trigger may watch. */
    public static boolean known(String name) {
        return GROUPS.containsKey(name) || ALL.stream().anyMatch(e -> e.name.equals(name));
    }

    /** True where a trigger on these events and groups watches an event. */
    public static boolean watches(List<String> named, String event) {
        return ALL.stream().filter(e -> e.name.equals(event)).anyMatch(e -> named.stream().anyMatch(e::in));
    }

    /** True where a trigger on these watches more than the lab can show it. */
    public static boolean wider(List<String> named) {
        return named.stream().anyMatch(WIDER::contains);
    }

    /** The events that these names mean, each with the number and name of the group that was named, or null. */
    static Stream<Map<String, @Nullable Object>> rows(List<String> named) {
        return named.stream().flatMap(n -> ALL.stream().filter(e -> e.in(n)).map(e -> {
            Map<String, @Nullable Object> row = Row.of("type", e.type, "type_desc", e.name, "is_trigger_event", true);
            return GROUPS.containsKey(n) ? Row.with(row, "event_group_type", GROUPS.get(n), "event_group_type_desc", n) : row;
        }));
    }

    private static Stream<Event> three(int first, String kind, String... groups) {
        return Stream.of(new Event(first, "CREATE_" + kind, List.of(groups)), new Event(first + 1, "ALTER_" + kind, List.of(groups)), new Event(first + 2, "DROP_" + kind, List.of(groups)));
    }
}
