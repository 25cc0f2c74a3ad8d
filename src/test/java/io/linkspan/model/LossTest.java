package io.linkspan.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossTest {

    private static final LinkName SALES = new LinkName("sales");

    private static Loss loss(Long seconds) {
        return new Loss(seconds == null ? OptionalLong.empty() : OptionalLong.of(seconds), OptionalLong.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "?", value = {"12,sales up to 12 s,true", "12,SALES UP TO 13 s,true", "12,sales up to 11 s,false", "12,other up to 12 s,false", "12,sales unknown,true", "12,yes,false", "12,'',false",
            "?,sales unknown,true", "?,sales up to 999999999 s,false", "?,other unknown,false", "0,sales up to 0 s,true", "12,sales up to 99999999999 s,false"})
    void onlyWhoNamesTheLinkAndAsMuchAgrees(Long measured, String typed, boolean agreed) {
        assertEquals(agreed, loss(measured).agreed(SALES, typed));
    }

    @Test
    void theSentenceToTypeAgrees() {
        for (Loss loss : new Loss[] {loss(0L), loss(7L), loss(null)}) {
            assertTrue(loss.agreed(SALES, loss.sentence(SALES)));
        }
    }
}
