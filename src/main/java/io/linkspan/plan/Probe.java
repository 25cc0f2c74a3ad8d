package io.linkspan.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.linkspan.model.LinkName;
import io.linkspan.model.Side;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** How a step sees whether its work is there. Data: what is asked, which values count, which are kept as facts for later steps. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "probe")
@JsonSubTypes({@JsonSubTypes.Type(value = Probe.Query.class, name = "query"), @JsonSubTypes.Type(value = Probe.Resource.class, name = "resource"),
        @JsonSubTypes.Type(value = Probe.LinkState.class, name = "link"), @JsonSubTypes.Type(value = Probe.Same.class, name = "same"), @JsonSubTypes.Type(value = Probe.All.class, name = "all"),
        @JsonSubTypes.Type(value = Probe.Gone.class, name = "gone"), @JsonSubTypes.Type(value = Probe.Until.class, name = "until"), @JsonSubTypes.Type(value = Probe.Steady.class, name = "steady"), @JsonSubTypes.Type(value = Probe.Unprovable.class, name = "unprovable"),
        @JsonSubTypes.Type(value = Probe.Fallback.class, name = "fallback"), @JsonSubTypes.Type(value = Probe.Either.class, name = "either"), @JsonSubTypes.Type(value = Probe.Loss.class, name = "loss"), @JsonSubTypes.Type(value = Probe.Smoke.class, name = "smoke"), @JsonSubTypes.Type(value = Probe.Nothing.class, name = "nothing")})
public sealed interface Probe {

    /**
     * The first row of a query; no row means absent.
     *
     * @param keeps fact names by column
     */
    record Query(Side side, Template text, List<Want> wants, Map<String, String> keeps) implements Probe {
        public Query {
            wants = List.copyOf(wants);
            keeps = Map.copyOf(keeps);
        }
    }

    /**
     * A resource of the management API; 404 means absent.
     *
     * @param keeps fact names by JSON pointer
     */
    record Resource(String path, String apiVersion, List<Want> wants, Map<String, String> keeps) implements Probe {
        public Resource {
            wants = List.copyOf(wants);
            keeps = Map.copyOf(keeps);
        }
    }

    /** What the one reader of links says about the link: the same as the dashboard shows. */
    record LinkState(LinkName link, LinkCondition condition) implements Probe {
    }

    /**
     * What a forced failover would lose now is no more than was agreed to; matches, too, once it has taken place.
     *
     * @param to     the side that takes over
     * @param agreed seconds of work
     * @param drop   whether the link ends with it
     */
    record Loss(LinkName link, Side to, long agreed, boolean drop) implements Probe {
        /** Any loss, known or not. */
        public static final long ANY = Long.MAX_VALUE;
    }

    /**
     * One query gives the same rows on both sides; while they differ, the sides are on their way to each other. No row, or a value that is not known, is the same as nothing.
     *
     * @param keeps name of the fact that holds the rows
     */
    record Same(Template onSqlServer, Template onInstance, String detail, String keeps) implements Probe {
    }

    /** All of them; the first that is not matching speaks for all. */
    record All(List<Probe> probes) implements Probe {
        public All {
            probes = List.copyOf(probes);
        }
    }

    /** The first, if it matches; else the other alone speaks. */
    record Either(Probe first, Probe other) implements Probe {
    }

    /** The object is not there any more. A conflicting one is somebody else's and stays. */
    record Gone(Probe what) implements Probe {
    }

    /** Whatever is not matching is simply still to be done. */
    record Until(Probe what) implements Probe {
    }

    /**
     * Matches once it was found matching with the same facts so many times in a row.
     *
     * @param interval at least so long from one of them to the next
     */
    record Steady(Probe what, int samples, Duration interval) implements Probe {
        public Steady {
            interval = Objects.requireNonNullElse(interval, Duration.ZERO); // older journals know none
        }
    }

    /** What the first finds; what the second finds where the first cannot be asked. */
    record Fallback(Probe first, Probe second) implements Probe {
    }

    /**
     * A query in a database of its own, where it can do no harm ({@link io.linkspan.sqlserver.Sandbox}). Matches whatever comes of it, since a failure is a result too; absent while there is no such database.
     *
     * @param expected first value of the only row, or empty where anything will do
     * @param keeps    the facts are this and {@code .ms}, {@code .rows}, {@code .row} (of a result of one row), {@code .failure} (where there was one)
     */
    record Smoke(Side side, String database, String query, String expected, Duration limit, String keeps) implements Probe {
    }

    /** No view shows it; the call is repeated and the step marked. */
    record Unprovable(String why) implements Probe {
    }

    /** Finds nothing, ever. */
    record Nothing() implements Probe {
    }

    Probe NOTHING = new Nothing();

    /** Names of the late facts without which it cannot be asked. */
    default Stream<String> needs() {
        return switch (this) {
            case Query query -> Stream.concat(query.text().facts(), facts(query.wants()));
            case Resource resource -> facts(resource.wants());
            case Same same -> Stream.concat(same.onSqlServer().facts(), same.onInstance().facts());
            case All all -> all.probes().stream().flatMap(Probe::needs);
            case Either either -> Stream.concat(either.first().needs(), either.other().needs());
            case Gone gone -> gone.what().needs();
            case Until until -> until.what().needs();
            case Steady steady -> steady.what().needs();
            case Fallback fallback -> Stream.concat(fallback.first().needs(), fallback.second().needs());
            case LinkState _, Loss _, Smoke _, Unprovable _, Nothing _ -> Stream.empty();
        };
    }

    /** Whether it looks at what a step made; a smoke query only measures, and takes its time. */
    default boolean looks() {
        return !(this instanceof Smoke);
    }

    private static Stream<String> facts(List<Want> wants) {
        return wants.stream().map(Want::value).filter(Template.Late.class::isInstance).map(part -> ((Template.Late) part).fact());
    }
}
