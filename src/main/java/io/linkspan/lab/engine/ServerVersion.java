package io.linkspan.lab.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The four numbers of ProductVersion. Levels and updates are those of the published build lists. */
public record ServerVersion(int major, int minor, int build, int revision) implements Comparable<ServerVersion> {

    /** What every managed instance says, whatever its engine. */
    public static final ServerVersion AZURE = new ServerVersion(12, 0, 2000, 8);

    private static final Map<Integer, String> YEARS = Map.of(12, "2014", 13, "2016", 14, "2017", 15, "2019", 16, "2022", 17, "2025");

    /** Build to level, update and article. */
    private static final Map<String, String[]> BUILDS = Map.ofEntries(
            build("13.0.1601", "RTM", "", ""), build("13.0.6300", "SP3", "", "KB5003279"), build("13.0.7000", "SP3", "", "KB5014242"),
            build("14.0.1000", "RTM", "", ""), build("14.0.3456", "RTM", "CU31", "KB5016884"), build("14.0.3490", "RTM", "CU31", "KB5050533"),
            build("15.0.2000", "RTM", "", ""), build("15.0.4198", "RTM", "CU15", "KB5008996"), build("15.0.4249", "RTM", "CU17", "KB5016394"), build("15.0.4312", "RTM", "CU20", "KB5024276"),
            build("15.0.4430", "RTM", "CU32", "KB5054833"),
            build("16.0.1000", "RTM", "", ""), build("16.0.4095", "RTM", "CU10", "KB5031778"), build("16.0.4125", "RTM", "CU13", "KB5036432"), build("16.0.4135", "RTM", "CU14", "KB5038325"),
            build("16.0.4165", "RTM", "CU16", "KB5048033"), build("16.0.4195", "RTM", "CU19", "KB5054531"), build("17.0.1000", "RTM", "", ""));

    /** @throws IllegalArgumentException unless the text is four numbers with points */
    public static ServerVersion parse(String text) {
        int[] parts = Arrays.stream(text.strip().split("\\.")).mapToInt(Integer::parseInt).toArray();
        if (parts.length != 4) {
            throw new IllegalArgumentException("not a product version: " + text);
        }
        return new ServerVersion(parts[0], parts[1], parts[2], parts[3]);
    }

    public boolean atLeast(String other) {
        return compareTo(parse(other)) >= 0;
    }

    /** The year in the product's name. */
    public String year() {
        return YEARS.getOrDefault(major, "");
    }

    public String productLevel() {
        return known()[0];
    }

    /** CU13 and its like; empty for none. */
    public String productUpdateLevel() {
        return known()[1];
    }

    /** KB number of the update, or empty. */
    public String productUpdateReference() {
        return known()[2];
    }

    public int[] numbers() {
        return new int[] {major, minor, build, revision};
    }

    /** True if the procedures that a managed instance link needs (sp_certificate_add_issuer and others) are there. */
    public boolean linkProcedures() {
        return switch (major) {
            case 13 -> atLeast("13.0.7000.253");
            case 14 -> atLeast("14.0.3490.10");
            case 15 -> atLeast("15.0.4312.2");
            default -> true;
        };
    }

    /** Internal version of databases made by a major version, DATABASEPROPERTYEX's Version. */
    public int internalVersion(int catalogVersion) {
        return switch (catalogVersion) {
            case 13 -> 852;
            case 14 -> 869;
            case 15 -> 904;
            case 16 -> 957;
            default -> 998;
        };
    }

    @Override
    public int compareTo(ServerVersion other) {
        return Arrays.compare(numbers(), other.numbers());
    }

    @Override
    public String toString() {
        return IntStream.of(numbers()).mapToObj(Integer::toString).collect(Collectors.joining("."));
    }

    private String[] known() {
        return BUILDS.getOrDefault(major + "." + minor + "." + build, new String[] {"RTM", "", ""});
    }

    private static Map.Entry<String, String[]> build(String build, String level, String update, String article) {
        return Map.entry(build, new String[] {level, update, article});
    }
}
