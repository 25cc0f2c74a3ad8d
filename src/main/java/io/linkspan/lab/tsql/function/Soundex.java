package io.linkspan.lab.tsql.function;

/** The four-character code of how a word sounds (T-SQL reference, SOUNDEX). */
final class Soundex {

    private static final String CODES = "01230120022455012623010202";

    private Soundex() {
    }

    static String of(String word) {
        StringBuilder code = new StringBuilder();
        char last = 0;
        for (char c : word.toUpperCase(java.util.Locale.ROOT).toCharArray()) {
            if (c < 'A' || c > 'Z') {
                break;
            }
            char digit = CODES.charAt(c - 'A');
            if (code.isEmpty()) {
                code.append(c);
            } else if (digit != '0' && digit != last) {
                code.append(digit);
            }
            last = c == 'H' || c == 'W' ? last : digit;
        }
        return code.isEmpty() ? "0000" : (code + "000").substring(0, 4);
    }
}
