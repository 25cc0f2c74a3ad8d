package io.linkspan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.cli.desk.Links;
import io.linkspan.link.Asked;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.monitor.Diagnosis;
import io.linkspan.monitor.Verdict;
import io.linkspan.monitor.Watch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final Instant NOW = Instant.parse("2026-11-25T06:00:00Z");
    private static final Problem DEAD = Problem.of(Problem.Kind.UNREACHABLE, "no-answer", "quay-two did not answer.", "");

    private static Watch watch(List<Problem> problems, String... instances) {
        List<Watch.Link> links = Stream.of(instances).map(instance -> new LinkSnapshot(new LinkName("sales"), "HARBOUR01", instance, Observed.known(Optional.empty(), NOW), Observed.known(Optional.empty(), NOW),
                Observed.known(Optional.empty(), NOW))).map(link -> new Watch.Link(link, new Diagnosis(Verdict.UNKNOWN, List.of()), link, List.of(), Optional.empty())).toList();
        return new Watch(Verdict.UNKNOWN, links, problems.stream().map(p -> new Asked("quay-two", Side.MANAGED_INSTANCE, false, Optional.of(p), NOW)).toList(), NOW);
    }

    private static Problem refused(String name, Watch watch) {
        return assertThrows(ProblemException.class, () -> Links.named(name, watch)).problem();
    }

    @Test
    void theLinkIsFoundWhateverItsCase() {
        assertEquals("quay-one", Links.named("SALES", watch(List.of(), "quay-one")).snapshot().instance());
    }

    @Test
    void oneThatNobodyShowsDoesNotExistIfEverybodyAnswered() {
        assertEquals("unknown-link", refused("nope", watch(List.of(), "quay-one")).code());
    }

    @Test
    void whoDidNotAnswerMightHaveIt() {
        assertEquals(DEAD, refused("nope", watch(List.of(DEAD), "quay-one")));
    }

    @Test
    void twoOfOneNameAreNeverTakenForOneAnother() {
        Problem problem = refused("sales", watch(List.of(), "quay-one", "quay-two"));
        assertEquals("ambiguous-link", problem.code());
        assertTrue(problem.text().contains("quay-one") && problem.text().contains("quay-two"), problem.text());
    }
}
