package io.linkspan.check;

import java.util.Arrays;
import java.util.Locale;

/** What two machines keep of each other when a link is removed, and what may go too where no other link uses it. The cloud's roots and the master key stay always. */
public enum Leftover {
    /** SQL Server's certificate on the instance. */
    TRUST("SQL Server's certificate on the instance"),
    /** The instance's certificate on SQL Server. */
    CERTIFICATE("the instance's certificate on SQL Server"),
    /** SQL Server's mirroring endpoint and the certificate that it shows. */
    ENDPOINT("SQL Server's mirroring endpoint and its certificate");

    private final String words;

    Leftover(String words) {
        this.words = words;
    }

    /** The words used in a sentence. */
    public String words() {
        return words;
    }

    /** The word used on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link IllegalArgumentException} for a word that is none. */
    public static Leftover named(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equalsIgnoreCase(id)).findFirst().orElseThrow(() -> new IllegalArgumentException(id + " is none of " + Arrays.toString(values())));
    }
}
