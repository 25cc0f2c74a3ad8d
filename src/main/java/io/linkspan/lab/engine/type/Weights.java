package io.linkspan.lab.engine.type;

import java.text.Normalizer;

/** What the characters of the Latin alphabet weigh in a dictionary: punctuation before digits, digits before letters; a letter has an accent beside its base, and a case. */
final class Weights {

    private static final int SIZE = 0x250;
    private static final int[] BASES = new int[SIZE];
    private static final int[] ACCENTS = new int[SIZE];

    static {
        for (char c = 0; c < SIZE; c++) {
            BASES[c] = computeBase(c);
            ACCENTS[c] = computeAccent(c);
        }
    }

    private Weights() {
    }

    /** The place of a character in the alphabet, whatever its case and accent. */
    static int base(char c) {
        return c < SIZE ? BASES[c] : computeBase(c);
    }

    /** 0 for a letter without an accent. */
    static int accent(char c) {
        return c < SIZE ? ACCENTS[c] : computeAccent(c);
    }

    static int letterCase(char c) {
        return lower(c) == c ? 0 : 1;
    }

    static char lower(char c) {
        return c < 128 ? c >= 'A' && c <= 'Z' ? (char) (c + 32) : c : Character.toLowerCase(Character.toUpperCase(c));
    }

    /** The letter under an accent. */
    static char bare(char c) {
        return c < 128 || !Character.isLetter(c) ? c : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
    }

    /** The usual form of a full-width Latin or half-width Katakana character. */
    static char usualWidth(char c) {
        return c == '\u3000' ? ' ' : c >= '\uFF01' && c <= '\uFF9D' ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC).charAt(0) : c;
    }

    static char katakana(char c) {
        return c >= '\u3041' && c <= '\u3096' ? (char) (c + 0x60) : c;
    }

    private static int computeBase(char c) {
        char folded = lower(c);
        if (!Character.isLetter(folded)) {
            return (Character.isDigit(folded) ? 1 << 24 : 0) + (folded == ' ' ? 1 : folded + 2);
        }
        return 1 << 25 | bare(folded);
    }

    private static int computeAccent(char c) {
        char folded = lower(c);
        return bare(folded) == folded ? 0 : folded;
    }
}
