package io.linkspan.lab.engine.type;

import java.text.Normalizer;

/**
 * Order and equality of text under SQL_Latin1_General_CP1_CI_AS: neither case nor trailing blanks count, accents do;
 * punctuation comes before digits, digits before letters. The one collation of the lab, whatever a database says it has.
 */
public final class Collation {

    private static final int[] WEIGHTS = new int[0x250];

    static {
        for (char c = 0; c < WEIGHTS.length; c++) {
            WEIGHTS[c] = compute(c);
        }
    }

    private Collation() {
    }

    public static int compare(String a, String b) {
        int n = Math.max(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            int difference = weight(i < a.length() ? a.charAt(i) : ' ') - weight(i < b.length() ? b.charAt(i) : ' ');
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    public static boolean equal(String a, String b) {
        return compare(a, b) == 0;
    }

    /** A text that two texts share exactly if they are equal: for hashing. */
    public static String key(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        char[] folded = new char[end];
        for (int i = 0; i < end; i++) {
            folded[i] = fold(text.charAt(i));
        }
        return new String(folded);
    }

    /** A character without its case. */
    public static char fold(char c) {
        return c < 128 ? c >= 'A' && c <= 'Z' ? (char) (c + 32) : c : Character.toLowerCase(Character.toUpperCase(c));
    }

    private static int weight(char c) {
        return c < WEIGHTS.length ? WEIGHTS[c] : compute(c);
    }

    private static int compute(char c) {
        char folded = fold(c);
        if (!Character.isLetter(folded)) {
            return (Character.isDigit(folded) ? 1 << 24 : 0) + (folded == ' ' ? 1 : folded + 2);
        }
        char base = folded < 128 ? folded : Normalizer.normalize(String.valueOf(folded), Normalizer.Form.NFD).charAt(0);
        int accent = base == folded ? 0 : folded & 0xFF | 1;
        return 1 << 25 | (base & 0xFFFF) << 8 | accent;
    }
}
