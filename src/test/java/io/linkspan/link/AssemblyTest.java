package io.linkspan.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.LinkName;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssemblyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Problem DEAD = Problem.of(Problem.Kind.UNREACHABLE, "unreachable", "Nothing answers.", "");

    @Test
    void whatBothSidesAndAzureToldBecomesOneLink() {
        List<LinkSnapshot> links = new Assembly(List.of(server("SQL01", "sales", "mi01")), List.of(instance("mi01", "sales"))).links();
        assertEquals(1, links.size());
        LinkSnapshot link = links.getFirst();
        assertEquals("SQL01", link.server());
        assertEquals(Optional.of(LinkRole.PRIMARY), link.role(Side.SQL_SERVER));
        assertEquals(Optional.of(LinkRole.SECONDARY), link.role(Side.MANAGED_INSTANCE));
        assertTrue(link.seenResource().isPresent());
    }

    @Test
    void namesAreComparedWhateverTheirCase() {
        assertEquals(1, new Assembly(List.of(server("SQL01", "DAG_Sales", "mi01")), List.of(instance("mi01", "dag_sales"))).links().size());
    }

    @Test
    void aDeadServerIsUnknownAndTheRestIsStillSeen() {
        LinkSnapshot link = new Assembly(List.of(new Assembly.ServerRead("SQL01", Observed.unknown(DEAD, NOW))), List.of(instance("mi01", "sales"))).links().getFirst();
        assertEquals(Optional.of(DEAD), link.sqlServer().reason());
        assertEquals("SQL01", link.server());
        assertTrue(link.seen(Side.MANAGED_INSTANCE).isPresent());
    }

    @Test
    void aDeadInstanceIsUnknownAndTheLinkIsStillFoundOnSqlServer() {
        LinkSnapshot link = new Assembly(List.of(server("SQL01", "sales", "mi01")), List.of(new Assembly.InstanceRead("mi01", Observed.unknown(DEAD, NOW), Observed.unknown(DEAD, NOW)))).links().getFirst();
        assertTrue(link.seen(Side.SQL_SERVER).isPresent());
        assertEquals(Optional.of(DEAD), link.managedInstance().reason());
        assertEquals(Optional.of(DEAD), link.resource().reason());
    }

    @Test
    void eachLinkFindsItsOwnServerAndInstance() {
        List<LinkSnapshot> links = new Assembly(List.of(server("SQL01", "sales", "mi01"), server("SQL02", "stock", "mi02")), List.of(instance("mi01", "sales"), instance("mi02", "stock"))).links();
        assertEquals(List.of("sales SQL01 mi01", "stock SQL02 mi02"), links.stream().map(l -> l.name() + " " + l.server() + " " + l.instance()).toList());
    }

    @Test
    void twoServersMayEachHaveALinkOfOneName() {
        List<LinkSnapshot> links = new Assembly(List.of(server("SQL01", "sales", "mi01"), server("SQL02", "sales", "mi02")), List.of(instance("mi01", "sales"), instance("mi02", "sales"))).links();
        assertEquals(List.of("SQL01 mi01", "SQL02 mi02"), links.stream().map(l -> l.server() + " " + l.instance()).toList());
    }

    @Test
    void aGroupThatPointsElsewhereIsNoLinkOfThisInstance() {
        assertTrue(new Assembly(List.of(server("SQL01", "dr", "mi99")), List.of(instance("mi01"))).links().isEmpty());
    }

    @Test
    void aLeftoverOnSqlServerIsALinkWithoutItsOtherHalf() {
        LinkSnapshot link = new Assembly(List.of(server("SQL01", "sales", "mi01")), List.of(instance("mi01"))).links().getFirst();
        assertTrue(link.managedInstance().is(Optional::isEmpty));
        assertTrue(link.resource().is(Optional::isEmpty));
        assertFalse(link.isAbsent());
    }

    @Test
    void aLinkThatIsNowhereIsKnownToBeAbsentIfEverybodyAnswered() {
        assertTrue(new Assembly(List.of(server("SQL01", "sales", "mi01")), List.of(instance("mi01", "sales"))).link(new LinkName("other")).isAbsent());
        assertFalse(new Assembly(List.of(new Assembly.ServerRead("SQL01", Observed.unknown(DEAD, NOW))), List.of(instance("mi01"))).link(new LinkName("other")).isAbsent());
    }

    @Test
    void whoDidNotAnswerIsReported() {
        Survey half = new Assembly(List.of(new Assembly.ServerRead("SQL01", Observed.unknown(DEAD, NOW))), List.of(instance("mi01"))).survey(Survey.NOTHING);
        assertEquals(List.of(DEAD), half.problems());
        assertTrue(half.answered());
        assertFalse(new Assembly(List.of(new Assembly.ServerRead("SQL01", Observed.unknown(DEAD, NOW))), List.of(new Assembly.InstanceRead("mi01", Observed.unknown(DEAD, NOW), Observed.unknown(DEAD, NOW)))).survey(Survey.NOTHING).answered());
    }

    @Test
    void aLinkStaysInSightWhileWhoCouldTellOfItIsSilent() {
        Survey before = new Assembly(List.of(server("SQL01", "sales", "mi01"), dead("SQL02", NOW)), List.of(instance("mi01", "sales"))).survey(Survey.NOTHING);
        Instant later = NOW.plusSeconds(30);
        Survey dark = new Assembly(List.of(dead("SQL01", later), dead("SQL02", later)), List.of(instance("mi01"))).survey(before);
        assertEquals(List.of("SQL01"), dark.links().stream().map(LinkSnapshot::server).toList());
        assertEquals(List.of(later, NOW), dark.asked().stream().filter(a -> !a.answered()).map(Asked::at).toList(), "since when each is silent");
        assertEquals(List.of(), new Assembly(List.of(new Assembly.ServerRead("SQL01", Observed.known(Map.of(), later)), dead("SQL02", later)), List.of(instance("mi01"))).survey(dark).links());
    }

    @Test
    void whatStaysUnknownIsUnknownSinceTheFirstTime() {
        Survey first = new Assembly(List.of(dead("SQL01", NOW)), List.of(instance("mi01", "sales"))).survey(Survey.NOTHING);
        Survey second = new Assembly(List.of(dead("SQL01", NOW.plusSeconds(30))), List.of(instance("mi01", "sales"))).survey(first);
        assertEquals(Observed.unknown(DEAD, NOW), second.links().getFirst().sqlServer());
    }

    @Test
    void aNodeThatIsNotPrimarySpeaksForNobodyAndSaysWhoIs() {
        Assembly.ServerRead left = new Assembly.ServerRead("SQL01", Observed.known(Map.of(), NOW), Map.of("SalesAG", "SQL02"));
        LinkSnapshot alone = new Assembly(List.of(left), List.of(instance("mi01", "sales"))).links().getFirst();
        assertEquals("not-primary-node", alone.sqlServer().reason().orElseThrow().code());
        assertTrue(alone.sqlServer().reason().orElseThrow().text().contains("SQL02 is its primary"));
        assertEquals("SQL01", alone.server());
        Assembly.ServerRead stale = new Assembly.ServerRead("SQL01", server("SQL01", "sales", "mi01").views(), Map.of("salesag", "SQL02"));
        for (Assembly.ServerRead node : List.of(left, stale)) {
            LinkSnapshot both = new Assembly(List.of(node, server("SQL02", "sales", "mi01")), List.of(instance("mi01", "sales"))).links().getFirst();
            assertEquals("SQL02", both.server());
            assertTrue(both.seen(Side.SQL_SERVER).isPresent());
        }
    }

    private static Assembly.ServerRead dead(String name, Instant since) {
        return new Assembly.ServerRead(name, Observed.unknown(DEAD, since));
    }

    private static Assembly.ServerRead server(String name, String link, String instance) {
        return new Assembly.ServerRead(name, Observed.known(Map.of(link, view(link + "ag", link + "miag", "tcp://" + instance + ".zone.database.windows.net:5022;Server=[" + instance + "]", LinkRole.PRIMARY)), NOW));
    }

    private static Assembly.InstanceRead instance(String name, String... links) {
        return new Assembly.InstanceRead(name, Observed.known(links.length == 0 ? Map.of() : Map.of(links[0], view(links[0] + "miag", links[0] + "ag", "TCP://10.0.0.4:5022", LinkRole.SECONDARY)), NOW),
                Observed.known(List.of(links).stream().map(l -> new LinkResource(l, Optional.empty(), "TCP://10.0.0.4:5022", l + "ag", l + "miag", Optional.of(LinkRole.PRIMARY), Optional.of(LinkRole.SECONDARY),
                        Optional.empty(), Optional.empty(), Optional.empty(), List.of())).toList(), NOW));
    }

    private static ReplicaView view(String own, String partner, String url, LinkRole role) {
        return new ReplicaView(own, partner, url, "", Optional.of(role), Optional.of(true), Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }
}
