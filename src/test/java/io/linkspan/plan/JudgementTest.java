package io.linkspan.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

    private static Reading judge(Map<String, String> found, Want... wants) {
        return Judgement.of(List.of(wants), Map.of("id", "kept.id"), field -> Optional.ofNullable(found.get(field)), Map.of("late", "0xABCD"));
    }

    @Test
    void matchesWhenEveryValueIsAsWantedAndKeepsItsFacts() {
        assertEquals(new Reading.Matching(Map.of("kept.id", "7")), judge(Map.of("a", "1", "id", "7"), Want.is("a", "value", "1")));
    }

    @Test
    void namesEveryDifferenceOfAConflict() {
        Reading reading = judge(Map.of("a", "1"), Want.is("a", "first", "2"), Want.is("b", "second", "3"));
        assertEquals("first is 1, not 2; second is not there, not 3", reading.sentence());
        assertEquals("conflicting", reading.word());
    }

    @ParameterizedTest
    @CsvSource({"CONFLICTING,BROKEN,conflicting", "BROKEN,RUNNING,broken", "RUNNING,ABSENT,running", "ABSENT,ABSENT,absent", "RUNNING,CONFLICTING,conflicting"})
    void theWorstDifferenceDecides(Otherwise one, Otherwise other, String word) {
        assertEquals(word, judge(Map.of(), Want.of("a", "a", Comparison.IS, "1", one), Want.of("b", "b", Comparison.IS, "1", other)).word());
    }

    @Test
    void aMissingValueMayMeanSomethingElseThanAnotherValue() {
        Want want = Want.is("a", "a", "1").orMissing(Otherwise.BROKEN);
        assertEquals("broken", judge(Map.of(), want).word());
        assertEquals("conflicting", judge(Map.of("a", "2"), want).word());
    }

    @ParameterizedTest
    @CsvSource({"0xabcd,matching", "ABCD,matching", "abce,broken"})
    void comparesBytesWhateverTheirSpelling(String found, String word) {
        assertEquals(word, judge(Map.of("blob", found), Want.bytes("blob", "certificate", "late", Otherwise.BROKEN)).word());
    }

    @ParameterizedTest
    @CsvSource({"Catchup,matching", "LinkInitError,broken", ",matching"})
    void wantsAWordToBeLacking(String found, String word) {
        assertEquals(word, judge(found == null ? Map.of() : Map.of("state", found), Want.of("state", "state", Comparison.LACKS, "Error", Otherwise.BROKEN)).word());
    }
}
