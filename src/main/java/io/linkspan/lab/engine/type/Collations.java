package io.linkspan.lab.engine.type;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which collations may be asked for: those that compare as the lab does, without regard to case. Another one would get wrong answers, so it is refused. */
public final class Collations {

    private static final Pattern OTHER = Pattern.compile("_CS|_BIN|_AI(_|$)");

    private Collations() {
    }

    /** @throws ServerError 40000 for one that tells upper from lower case, compares code points, or overlooks accents */
    public static void demand(String collation) {
        if (OTHER.matcher(collation.toUpperCase(Locale.ROOT)).find()) {
            throw ServerError.of(40000, 16, 1, "The practice lab compares text without regard to case and has no collation " + collation + ".");
        }
    }
}
