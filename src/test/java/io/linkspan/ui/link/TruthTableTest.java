package io.linkspan.ui.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.link.Survey;
import io.linkspan.monitor.Sample;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.control.State;
import io.linkspan.ui.estate.Fleet;
import io.linkspan.ui.estate.Fleet.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What both sides of a link say, compared; and the chain that is drawn of it. */
class TruthTableTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:04:31Z");

    @ParameterizedTest
    @CsvSource({
        "NONE, Role, AGREE, PRIMARY, SECONDARY", "SWAPPED, Role, AGREE, SECONDARY, PRIMARY", "TWO_PRIMARIES, Role, DISAGREE, PRIMARY, PRIMARY", "FAILING_OVER, Role, APART, RESOLVING, SECONDARY",
        "ENDPOINT, Server's endpoint, DISAGREE, TCP://10.0.0.4:5022, TCP://10.0.0.11:5022", "NONE, Server's endpoint, AGREE, TCP://10.0.0.4:5022, TCP://10.0.0.4:5022",
        "SERVER_SILENT, Role, UNKNOWN, Unknown, SECONDARY", "NONE, Instance's certificate, ONE_SIDE, not reported, '2027-09-16, 300 d'", "SUSPENDED, Synchronisation, AGREE, NOT SYNCHRONIZING, NOT SYNCHRONIZING"})
    void aFactOfATroubleIsJudged(Trouble trouble, String fact, Agreement agreement, String server, String instance) {
        TruthRow row = TruthTable.of(link(trouble), NOW).stream().filter(r -> r.fact().equals(fact)).findFirst().orElseThrow();
        assertEquals(agreement, row.agreement(), row::toString);
        assertEquals(List.of(server, instance), List.of(row.sqlServer().text(), row.instance().text()));
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void disagreementComesFirst(Trouble trouble) {
        List<Agreement> order = TruthTable.of(link(trouble), NOW).stream().map(TruthRow::agreement).toList();
        assertEquals(order.stream().filter(Agreement.DISAGREE::equals).count(), order.stream().takeWhile(Agreement.DISAGREE::equals).count(), order::toString);
    }

    @Test
    void aSilentSideAgreesWithNothing() {
        assertFalse(TruthTable.of(link(Trouble.SERVER_SILENT), NOW).stream().anyMatch(r -> r.agreement() == Agreement.AGREE || r.agreement() == Agreement.DISAGREE));
    }

    @ParameterizedTest
    @CsvSource({"NONE, SUCCESS SUCCESS SUCCESS SUCCESS", "DISCONNECTED, SUCCESS SUCCESS ERROR SUCCESS", "TWO_PRIMARIES, SUCCESS SUCCESS ERROR SUCCESS", "ENDPOINT, SUCCESS SUCCESS WARNING SUCCESS",
        "SUSPENDED, SUCCESS SUCCESS SUCCESS ERROR", "SERVER_SILENT, UNKNOWN UNKNOWN SUCCESS SUCCESS"})
    void theChainIsBrokenWhereTheTroubleIs(Trouble trouble, String edges) {
        Chain chain = Chain.of(link(trouble));
        assertEquals(edges, String.join(" ", chain.edges().stream().map(e -> e.state().name()).toList()));
        assertTrue(chain.edges().stream().allMatch(e -> (e.state() == State.ERROR || e.state() == State.WARNING) == e.why().isPresent()));
    }

    @Test
    void readingsWithAGapAreTwoLines() {
        List<Sample> samples = IntStream.range(0, 10).mapToObj(i -> new Sample(NOW.plusSeconds(i), i == 4 ? OptionalLong.empty() : OptionalLong.of(i), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty())).toList();
        assertEquals(List.of(4, 5), HourChart.runs(samples, Sample::lagSeconds).stream().map(List::size).toList());
        assertEquals(List.of(), HourChart.runs(samples, Sample::sendQueueKb));
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "7, 2", "30, 10", "1391, 500", "4000, 1000", "8412096, 5000000"})
    void axesHaveRoundSteps(double top, double step) {
        assertEquals(step, HourChart.step(top));
    }

    private static Watch.Link link(Trouble trouble) {
        return Watch.of(new Survey(List.of(new Fleet(1, 7).link("sales", "SQL01", "mi-1", trouble, NOW)), List.of()), Optional.empty(), NOW).links().getFirst();
    }
}
