package io.linkspan.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.check.around.Around;
import io.linkspan.check.around.PastRuns;
import io.linkspan.check.fact.BackupFact;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.InstanceUse;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Before a link is removed whose instance has become primary. */
class RemoveChecksTest {

    private static final Instant FAILOVER = Instant.parse("2026-02-03T10:00:00Z");

    /** @param backup seconds from the failover to the last full backup; empty where there is none */
    private static Facts facts(Optional<Integer> backup, boolean journal, LinkRole instance) {
        LinkResource.Database copy = new LinkResource.Database("Sales", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
        LinkResource link = new LinkResource("sales", Optional.empty(), "TCP://10.0.0.4:5022", "salesag", "salesmiag", Optional.empty(), Optional.of(instance), Optional.empty(), Optional.empty(), Optional.empty(), List.of(copy));
        Facts good = SampleFacts.GOOD;
        Around unread = Around.unread(SampleFacts.READ);
        PastRuns runs = new PastRuns(List.of(), List.of(), List.of(), Optional.empty(), journal ? Optional.of(FAILOVER) : Optional.empty());
        return new Facts(good.server(), good.certificates(), good.endpoint(), good.groups(), good.database(), good.content(), good.instance(),
                SampleFacts.known(new InstanceUse(List.of(link), List.of(), List.of(), List.of())), good.copies(),
                SampleFacts.known(backup.map(seconds -> List.of(new BackupFact("SALES", "2026-02-03T10:00", FAILOVER.plusSeconds(seconds)))).orElse(List.of())), SampleFacts.NO_LINK,
                new Around(unread.use(), unread.activity(), unread.objects(), unread.needs(), unread.features(), runs));
    }

    @ParameterizedTest
    @CsvSource({",true,PRIMARY,failed", "-3600,true,PRIMARY,failed", "60,true,PRIMARY,passed", "-1,true,PRIMARY,passed", "60,false,PRIMARY,warned", ",false,PRIMARY,failed", ",true,SECONDARY,skipped"})
    void waitsForTheFirstFullBackupSinceTheInstanceBecamePrimary(Integer backup, boolean journal, LinkRole instance, String outcome) {
        Check check = Checks.forRemove(new LinkName("sales"), false, Set.of()).stream().filter(c -> c.id().equals("MI-10")).findFirst().orElseThrow();
        assertEquals(outcome, check.on(facts(Optional.ofNullable(backup), journal, instance)).outcome().word());
    }
}
