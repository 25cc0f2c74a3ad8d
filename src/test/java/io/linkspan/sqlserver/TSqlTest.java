package io.linkspan.sqlserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TSqlTest {

    @Test
    void aNameIsDelimitedAndItsClosingBracketsDoubled() {
        assertEquals("[a]]b]", TSql.name("a]b"));
        assertEquals("[a]]b';--é]", TSql.name("a]b';--é"));
        assertEquals("[[]", TSql.name("["));
    }

    @Test
    void aTextIsUnicodeAndItsQuotesDoubled() {
        assertEquals("N'it''s'", TSql.text("it's"));
        assertEquals("N''", TSql.text(""));
    }

    @Test
    void aBackslashBeforeALineEndDoesNotSwallowIt() {
        assertEquals("N'a\\' + N'\nb'", TSql.text("a\\\nb"));
        assertEquals("N'C:\\backup'", TSql.text("C:\\backup"));
    }

    @Test
    void bytesAreHexadecimalDigits() {
        assertEquals("0x00FF10", TSql.binary(new byte[] {0, (byte) 0xff, 16}));
        assertEquals("0x", TSql.binary(new byte[0]));
    }

    @Test
    void nulIsRefusedAndSoAreNamesOfNoOrTooManyCharacters() {
        assertThrows(IllegalArgumentException.class, () -> TSql.name("a\0b"));
        assertThrows(IllegalArgumentException.class, () -> TSql.text("a\0b"));
        assertThrows(IllegalArgumentException.class, () -> TSql.name(""));
        assertThrows(IllegalArgumentException.class, () -> TSql.name("a".repeat(129)));
    }

    /** Read by the rule of the T-SQL reference: a doubled delimiter stands for itself, a single one ends. */
    @Test
    void anyNameAndTextComesBackWhole() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "ab ]['\"\\\n;--/*éß漢";
        for (int i = 0; i < 5000; i++) {
            String value = random.ints(1 + random.nextInt(30), 0, alphabet.length()).mapToObj(alphabet::charAt).collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
            assertEquals(value, undelimited(TSql.name(value), '[', ']'), () -> "seed " + seed);
            String text = TSql.text(value).replace("\\' + N'\n", "\\\n");
            assertEquals(value, undelimited(text.substring(1), '\'', '\''), () -> "seed " + seed);
        }
    }

    private static String undelimited(String quoted, char open, char close) {
        assertEquals(open, quoted.charAt(0));
        StringBuilder value = new StringBuilder();
        int i = 1;
        while (true) {
            if (quoted.charAt(i) != close) {
                value.append(quoted.charAt(i++));
            } else if (i + 1 < quoted.length()) {
                assertEquals(close, quoted.charAt(i + 1), "ended early");
                value.append(close);
                i += 2;
            } else {
                assertFalse(value.isEmpty());
                return value.toString();
            }
        }
    }
}
