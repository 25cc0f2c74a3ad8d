package io.linkspan.lab.engine.type;

import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A collation by its name: which texts are equal, and which comes first (Windows collation name, SQL Server collation name, Collation and Unicode support). Trailing blanks never count. A dictionary
 * compares the letters first, then their accents, then their case, small before capital; that the SQL collations do so as well for varchar, and a hyphen that counts like any other character, are the lab's own.
 */
public final class Collation {

    private static final Pattern NAME = Pattern.compile("(SQL_)?Latin1_General(?:_CP1)?(?:_(90|100))?_(?:(BIN2?)|(C[IS])_(A[IS])(_KS)?(_WS)?(_SC)?)");

    /** What a server gets that asks for nothing else. */
    public static final Collation USUAL = new Collation("SQL_Latin1_General_CP1_CI_AS");

    private final String name;
    private final boolean sql;
    private final int version;
    private final boolean binary;
    private final boolean codePoints;
    private final boolean caseCounts;
    private final boolean accentCounts;
    private final boolean kanaCounts;
    private final boolean widthCounts;

    /** @param name of one that {@link Collations} has */
    Collation(String name) {
        Matcher m = NAME.matcher(name);
        if (!m.matches()) {
            throw new IllegalArgumentException(name);
        }
        this.name = name;
        sql = m.group(1) != null;
        version = m.group(2) == null ? 0 : m.group(2).equals("90") ? 1 : 2;
        binary = m.group(3) != null;
        codePoints = "BIN2".equals(m.group(3));
        caseCounts = binary || m.group(4).equals("CS");
        accentCounts = binary || m.group(5).equals("AS");
        kanaCounts = binary || m.group(6) != null;
        widthCounts = binary || m.group(7) != null;
    }

    public String name() {
        return name;
    }

    /** One of the older kind, with a sort order of its own for char and varchar. */
    public boolean sql() {
        return sql;
    }

    /** 0 for one of SQL Server 2000, 1 of 2005, 2 of 2008. */
    public int version() {
        return version;
    }

    /** Sort order of char and varchar under a SQL collation (SQL Server collation name); 0 for any other. */
    public int sortOrder() {
        return !sql ? 0 : caseCounts ? 51 : accentCounts ? 52 : 54;
    }

    public boolean binary() {
        return binary;
    }

    /** BIN2, where {@link #binary()}. */
    public boolean codePoints() {
        return codePoints;
    }

    public boolean caseCounts() {
        return caseCounts;
    }

    public boolean accentCounts() {
        return accentCounts;
    }

    public boolean kanaCounts() {
        return kanaCounts;
    }

    public boolean widthCounts() {
        return widthCounts;
    }

    public int compare(String a, String b) {
        if (binary) {
            return codePoints ? level(a, b, c -> c) : bytes(a, b);
        }
        int order = level(a, b, c -> Weights.base(flat((char) c)));
        if (order == 0 && accentCounts) {
            order = level(a, b, c -> Weights.accent(flat((char) c)));
        }
        if (order == 0 && caseCounts) {
            order = level(a, b, c -> Weights.letterCase(flat((char) c)));
        }
        return order != 0 || !(kanaCounts || widthCounts) ? order : level(a, b, c -> fold((char) c));
    }

    public boolean equal(String a, String b) {
        return compare(a, b) == 0;
    }

    /** A text that two texts share exactly if they are equal: for hashing. */
    public String key(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return fold(text.substring(0, end));
    }

    /** Each character without what does not count: as many as before. */
    public String fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return new String(folded);
    }

    /** A character without what does not count. */
    public char fold(char c) {
        if (binary) {
            return c;
        }
        char folded = widthCounts ? c : Weights.usualWidth(c);
        folded = kanaCounts ? folded : Weights.katakana(folded);
        folded = caseCounts ? folded : Weights.lower(folded);
        return accentCounts ? folded : Weights.bare(folded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Collation c && c.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Of one width and kana: what the first levels of a dictionary look at. */
    private static char flat(char c) {
        return c < '\u3000' ? c : Weights.katakana(Weights.usualWidth(c));
    }

    private static int level(String a, String b, IntUnaryOperator weight) {
        int n = Math.max(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = i < a.length() ? a.charAt(i) : ' ';
            char y = i < b.length() ? b.charAt(i) : ' ';
            if (x != y) {
                int difference = Integer.compare(weight.applyAsInt(x), weight.applyAsInt(y));
                if (difference != 0) {
                    return difference;
                }
            }
        }
        return 0;
    }

    /** BIN: the first character by its code, the rest byte by byte as they are stored, the low one first. */
    private static int bytes(String a, String b) {
        if (a.isEmpty() || b.isEmpty() || a.charAt(0) != b.charAt(0)) {
            return level(a, b, c -> c);
        }
        return level(a, b, c -> (c & 0xFF) << 8 | c >>> 8);
    }
}
