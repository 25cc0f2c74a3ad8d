package io.linkspan.model;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version as SERVERPROPERTY('ProductVersion') spells it: four numbers. */
public record ServerVersion(int major, int minor, int build, int revision) implements Comparable<ServerVersion> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?");
    private static final Comparator<ServerVersion> ORDER =
            Comparator.comparingInt(ServerVersion::major).thenComparingInt(ServerVersion::minor).thenComparingInt(ServerVersion::build).thenComparingInt(ServerVersion::revision);

    public static ServerVersion of(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException("Not a version of SQL Server: " + text);
        }
        return new ServerVersion(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)), m.group(4) == null ? 0 : Integer.parseInt(m.group(4)));
    }

    public boolean atLeast(ServerVersion floor) {
        return compareTo(floor) >= 0;
    }

    @Override
    public int compareTo(ServerVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + build + "." + revision;
    }
}
