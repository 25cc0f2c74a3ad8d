package io.linkspan.ui.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.ui.control.State;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:04:33Z");
    private static final Problem SILENT = Problem.of(Problem.Kind.UNREACHABLE, "unreachable", "HARBOUR01 does not answer.", "Check the network.").on(Side.SQL_SERVER).number(10060).raw("timed out");

    private final Messages messages = new Messages(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theNewestStandsAtTheEndWithItsTime() {
        messages.say("one");
        messages.say("two");
        assertEquals("two", messages.last().orElseThrow().text());
        assertEquals(NOW, messages.last().orElseThrow().at());
    }

    @Test
    void aProblemSaysWhereWhatAndWhatNextAndKeepsTheRawWords() {
        messages.say(SILENT);
        Messages.Line line = messages.last().orElseThrow();
        assertEquals("On the SQL Server: HARBOUR01 does not answer. (10060) Check the network.".replace("the SQL Server", "the " + Side.SQL_SERVER.words()), line.text());
        assertEquals(State.ERROR, line.state());
        assertEquals("timed out", line.problem().orElseThrow().raw());
    }

    @Test
    void aProblemThatComesAgainAtOnceIsSaidOnce() {
        messages.say(SILENT);
        messages.say(SILENT);
        assertEquals(1, messages.lines().size());
        messages.say("something else");
        messages.say(SILENT);
        assertEquals(3, messages.lines().size());
    }

    @Test
    void theOldestGiveWay() {
        for (int i = 0; i < 2500; i++) {
            messages.say("line " + i);
        }
        assertTrue(messages.lines().size() <= 2000);
        assertEquals("line 2499", messages.last().orElseThrow().text());
    }
}
