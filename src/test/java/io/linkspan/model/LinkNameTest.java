package io.linkspan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sales            | sales
            Sales_2024 (EU)  | sales2024eu
            2024sales        | sales
            a]b';--é         | abe
            Größe            | groe
            123              | link
            Продажи          | link
            ' '              | link
            """)
    void aDatabaseNameIsBroughtToLettersAndDigits(String database, String expected) {
        assertEquals(expected, LinkName.forDatabase(database).value());
    }

    @Test
    void anyDatabaseNameGivesAPortableName() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            String database = random.ints(1 + random.nextInt(128), 1, 0xD7FF).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            LinkName name = LinkName.forDatabase(database);
            assertTrue(name.isPortable() && name.instanceAvailabilityGroupName().length() <= 128, () -> "seed " + seed + ": " + name);
        }
    }

    @Test
    void aTakenNameGetsTheNextFreeNumber() {
        assertEquals("sales3", LinkName.forDatabase("sales").unique(Set.of("sales", "sales2")::contains).value());
        assertEquals("sales", LinkName.forDatabase("sales").unique(_ -> false).value());
    }

    @Test
    void adoptedNamesStayAsTheyAre() {
        assertEquals("DAG-Sales_1", new LinkName("DAG-Sales_1").value());
        assertFalse(new LinkName("DAG-Sales_1").isPortable());
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '"})
    void anEmptyNameIsRefused(String name) {
        assertEquals("link-name", assertThrows(ProblemException.class, () -> new LinkName(name)).problem().code());
    }

    @Test
    void aNameOf129CharactersIsRefused() {
        assertThrows(ProblemException.class, () -> new LinkName("a".repeat(129)));
        assertEquals(128, new LinkName("a".repeat(128)).value().length());
    }
}
