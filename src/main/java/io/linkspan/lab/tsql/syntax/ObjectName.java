package io.linkspan.lab.tsql.syntax;

import java.util.List;
import java.util.Locale;

/** A name of one to four parts, server.database.schema.name, unquoted; a part that was left out ({@code master..t}) is empty. */
public record ObjectName(List<String> parts) {

    public static ObjectName of(String... parts) {
        return new ObjectName(List.of(parts));
    }

    public String name() {
        return part(1);
    }

    /** Empty where none was written; so are {@link #database()} and {@link #server()}. */
    public String schema() {
        return part(2);
    }

    public String database() {
        return part(3);
    }

    public String server() {
        return part(4);
    }

    /** True for a name of one part that reads so, in any case. */
    public boolean is(String name) {
        return parts.size() == 1 && name().equalsIgnoreCase(name);
    }

    /** The name in upper case, as functions and options are looked up. */
    public String upper() {
        return name().toUpperCase(Locale.ROOT);
    }

    private String part(int fromEnd) {
        return parts.size() < fromEnd ? "" : parts.get(parts.size() - fromEnd);
    }

    /** As the server names an object in its messages. */
    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
