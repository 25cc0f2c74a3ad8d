package io.linkspan.monitor;

import io.linkspan.link.Asked;
import io.linkspan.link.LinkReader;
import io.linkspan.link.Survey;
import io.linkspan.model.Finding;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One look at all links, and what earlier looks left to remember.
 *
 * @param verdict on all of them together; unknown where a machine did not answer and so may have links that are not seen
 * @param links   each with its diagnosis
 * @param asked   every machine, and Azure once an instance
 * @param at      when the look ended
 */
public record Watch(Verdict verdict, List<Link> links, List<Asked> asked, Instant at) {

    /** How far back samples are kept. */
    public static final Duration KEPT = Duration.ofHours(1);

    /**
     * A link and how it is.
     *
     * @param last    the snapshot, with what was last known in place of what is unknown now
     * @param samples of the last hour, the newest at the end
     * @param since   when its state was seen to begin; empty while it is as it was first found
     */
    public record Link(LinkSnapshot snapshot, Diagnosis diagnosis, LinkSnapshot last, List<Sample> samples, Optional<Instant> since) {

        static Link of(LinkSnapshot snapshot, Optional<Link> before, Instant now) {
            Stream<Sample> kept = before.stream().flatMap(b -> b.samples().stream()).filter(s -> s.at().isAfter(now.minus(KEPT)));
            return new Link(snapshot, Diagnosis.of(snapshot, before.map(Link::snapshot), now), before.map(b -> snapshot.orLast(b.last())).orElse(snapshot),
                    Stream.concat(kept, Stream.of(Sample.of(snapshot, now))).toList(), before.flatMap(b -> b.snapshot().state() == snapshot.state() ? b.since() : Optional.of(now)));
        }
    }

    public static Watch once(LinkReader reader, Clock clock) {
        return of(reader.survey(), Optional.empty(), clock.instant());
    }

    /** The next look; what was seen before helps to tell standstill from progress, and stays in sight while it cannot be read. */
    public Watch again(LinkReader reader, Clock clock) {
        return of(reader.survey(new Survey(links.stream().map(Link::snapshot).toList(), asked)), Optional.of(this), clock.instant());
    }

    /** Pure: what a survey that ended at that moment says, in the light of the look before. */
    public static Watch of(Survey survey, Optional<Watch> before, Instant now) {
        List<Link> links = survey.links().stream().map(l -> Link.of(l, before.flatMap(b -> b.find(l.name(), l.instance())), now)).toList();
        Verdict whole = links.stream().map(l -> l.diagnosis().verdict()).reduce(survey.problems().isEmpty() ? Verdict.HEALTHY : Verdict.UNKNOWN, Verdict::and);
        return new Watch(whole, links, survey.asked(), now);
    }

    public List<Finding> findings() {
        return links.stream().flatMap(l -> l.diagnosis().findings().stream()).toList();
    }

    /** Of machines that did not answer. */
    public List<Problem> problems() {
        return asked.stream().flatMap(a -> a.problem().stream()).toList();
    }

    /** Whether any machine did. */
    public boolean answered() {
        return asked.stream().anyMatch(Asked::answered);
    }

    /** The link of that name on that instance, as the profile names it. */
    public Optional<Link> find(LinkName name, String instance) {
        return links.stream().filter(l -> l.snapshot().name().equals(name) && l.snapshot().instance().equals(instance)).findFirst();
    }
}
