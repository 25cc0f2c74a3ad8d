package io.linkspan.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The name of a link: of its distributed availability group and of its ARM resource alike.
 * Any name may be adopted; a new link takes a {@linkplain #isPortable() portable} one, since the failover path of ARM forbids hyphens and the rule for several databases forbids capitals.
 */
public record LinkName(String value) implements Comparable<LinkName> {

    private static final Pattern PORTABLE = Pattern.compile("[a-z][a-z0-9]*");
    private static final int LONGEST = 128;

    public LinkName {
        if (value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw Problem.usage("link-name", "A link's name has 1 to " + LONGEST + " characters, not \"" + value + "\".", "Give another name.").exception();
        }
    }

    /** The default name for a database: its letters a-z and digits, beginning at the first letter; {@code link} where nothing is left. */
    public static LinkName forDatabase(String database) {
        String plain = Normalizer.normalize(database, Normalizer.Form.NFD).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "").replaceFirst("^[0-9]+", "");
        return new LinkName(plain.isEmpty() ? "link" : plain.substring(0, Math.min(plain.length(), 100)));
    }

    /** This name, or the first of name2, name3 … that is not taken. */
    public LinkName unique(Predicate<String> taken) {
        return taken.test(value) ? IntStream.iterate(2, i -> i + 1).mapToObj(i -> value + i).filter(taken.negate()).findFirst().map(LinkName::new).orElseThrow() : this;
    }

    public boolean isPortable() {
        return PORTABLE.matcher(value).matches();
    }

    /** The default name of the availability group on SQL Server (REST: partnerAvailabilityGroupName). */
    public String partnerAvailabilityGroupName() {
        return value + "ag";
    }

    /** The default name of the availability group on the managed instance (REST: instanceAvailabilityGroupName). */
    public String instanceAvailabilityGroupName() {
        return value + "miag";
    }

    @Override
    public int compareTo(LinkName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
