package io.linkspan.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.linkspan.plan.Template.Kind;
import io.linkspan.plan.Template.Late;
import io.linkspan.plan.Template.Secret;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final Secrets NO_SECRETS = name -> {
        throw new AssertionError("asked for " + name);
    };

    @Test
    void showsFactsAndSecretsByName() {
        Template template = Template.sql("CREATE CERTIFICATE <name> FROM BINARY = <blob> DECRYPTION BY PASSWORD = <password>",
                Map.of("name", Template.name("c"), "blob", new Late("other.public", Kind.BINARY), "password", new Secret("KeyPassword")));
        assertEquals("CREATE CERTIFICATE [c] FROM BINARY = ${other.public} DECRYPTION BY PASSWORD = N'$(KeyPassword)'", template.shown());
        assertEquals(List.of("KeyPassword"), template.secrets());
        assertEquals(List.of("other.public"), template.facts().toList());
    }

    @Test
    void fillsThroughTheQuotingDoor() {
        Template template = Template.sql("EXEC p <text>, <name>, <blob>, <number>, <secret>", Map.of("text", new Late("t", Kind.TEXT), "name", new Late("n", Kind.NAME),
                "blob", new Late("b", Kind.BINARY), "number", new Late("d", Kind.NUMBER), "secret", new Secret("s")));
        String filled = template.filled(Map.of("t", "it's", "n", "a]b", "b", "0x0aff", "d", "37000000012300001"), name -> "x';DROP".toCharArray());
        assertEquals("EXEC p N'it''s', [a]]b], 0x0AFF, 37000000012300001, N'x'';DROP'", filled);
    }

    @Test
    void fillsJsonAsJson() {
        Template template = Template.json("{\"blob\":<blob>,\"text\":<text>}", Map.of("blob", new Late("b", Kind.BINARY), "text", Template.string("a\"b\\")));
        assertEquals("{\"blob\":\"0x0AFF\",\"text\":\"a\\\"b\\\\\"}", template.filled(Map.of("b", "0aff"), NO_SECRETS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${instanceCertificate.public}", "$(MasterKeyPassword)", "<name>", "<blob>", "]; DROP DATABASE x --", "'; SHUTDOWN --"})
    void neverTakesAValueForAPlaceToFill(String database) {
        Template template = Template.sql("BACKUP DATABASE <name> TO DISK = <text>", Map.of("name", Template.name(database), "text", Template.text(database)));
        assertEquals(List.of(), template.facts().toList());
        assertEquals(List.of(), template.secrets());
        assertEquals("BACKUP DATABASE [" + database.replace("]", "]]") + "] TO DISK = N'" + database.replace("'", "''") + "'", template.filled(Map.of(), NO_SECRETS));
    }

    @Test
    void anyNameSurvivesQuoting() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "ab'[]$(){}<>\"; \\\u00e4\u4e2d-/*";
        for (int i = 0; i < 500; i++) {
            String name = random.ints(1 + random.nextInt(20), 0, alphabet.length()).mapToObj(c -> alphabet.substring(c, c + 1)).reduce("", String::concat);
            String shown = Template.sql("DROP DATABASE <name>", Map.of("name", Template.name(name))).shown();
            String inner = shown.substring("DROP DATABASE [".length(), shown.length() - 1);
            assertEquals(name, inner.replace("]]", "]"), "seed " + seed);
            assertEquals(0, inner.replace("]]", "").chars().filter(c -> c == ']').count(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"0x0G", "'1; DROP TABLE t'", "''", "0x1"})
    void refusesABinaryFactThatIsNone(String value) {
        Template template = Template.sql("SELECT <b>", Map.of("b", new Late("b", Kind.BINARY)));
        assertThrows(IllegalStateException.class, () -> template.filled(Map.of("b", value), NO_SECRETS));
    }

    @Test
    void refusesAPlaceWithoutAPart() {
        assertThrows(IllegalArgumentException.class, () -> Template.sql("SELECT <b>", Map.of()));
    }
}
