package io.linkspan.monitor;

import io.linkspan.link.LinkReader;
import io.linkspan.link.Survey;
import io.linkspan.model.Finding;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * One look at all links.
 *
 * @param verdict  on all of them together; unknown where a machine did not answer and so may have links that are not seen
 * @param links    each with its diagnosis
 * @param problems of machines that did not answer
 * @param answered whether any machine did
 */
public record Watch(Verdict verdict, List<Link> links, List<Problem> problems, boolean answered) {

    /** A link and how it is. */
    public record Link(LinkSnapshot snapshot, Diagnosis diagnosis) {
    }

    public static Watch once(LinkReader reader, Clock clock) {
        return of(reader.survey(), Optional.empty(), clock);
    }

    /** The next look; what was seen before helps to tell standstill from progress. */
    public Watch again(LinkReader reader, Clock clock) {
        return of(reader.survey(), Optional.of(this), clock);
    }

    static Watch of(Survey survey, Optional<Watch> before, Clock clock) {
        List<Link> links = survey.links().stream().map(l -> new Link(l, Diagnosis.of(l, before.flatMap(b -> b.find(l)), clock.instant()))).toList();
        Verdict whole = links.stream().map(l -> l.diagnosis().verdict()).reduce(survey.problems().isEmpty() ? Verdict.HEALTHY : Verdict.UNKNOWN, Verdict::and);
        return new Watch(whole, links, survey.problems(), survey.answered());
    }

    public List<Finding> findings() {
        return links.stream().flatMap(l -> l.diagnosis().findings().stream()).toList();
    }

    private Optional<LinkSnapshot> find(LinkSnapshot link) {
        return links.stream().map(Link::snapshot).filter(s -> s.name().equals(link.name()) && s.instance().equals(link.instance())).findFirst();
    }
}
