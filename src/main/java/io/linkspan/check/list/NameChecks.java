package io.linkspan.check.list;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.check.Check;
import io.linkspan.check.Outcome;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.GroupFact;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.Side;
import java.util.List;
import java.util.stream.Stream;

/** Checks of the names that a new link takes. */
public final class NameChecks {

    private NameChecks() {
    }

    public static List<Check> all(LinkSpec spec) {
        return List.of(Check.blocking("SRV-16", "No other object has the link's names", Side.SQL_SERVER, facts -> leftovers(facts, spec)));
    }

    private static Outcome leftovers(Facts facts, LinkSpec spec) {
        List<GroupFact> groups = of(facts.groups());
        List<String> others = Stream.concat(
                groups.stream().filter(group -> group.name().equalsIgnoreCase(spec.name().value()) && !group.distributed()).map(group -> "availability group " + group.name()),
                groups.stream().filter(group -> group.name().equalsIgnoreCase(spec.partnerAvailabilityGroupName()) && other(group, spec.database())).map(group -> "availability group " + group.name())).toList();
        List<String> links = of(facts.use()).links().stream().filter(link -> link.name().equalsIgnoreCase(spec.name().value()))
                .filter(link -> link.database().filter(db -> !db.name().equalsIgnoreCase(spec.database())).isPresent()).map(link -> "link " + link.name() + " of another database").toList();
        List<String> found = Stream.concat(others.stream(), links.stream()).toList();
        return Outcome.require(found.isEmpty(), found.isEmpty() ? "free" : String.join(", ", found), spec.name() + ", " + spec.partnerAvailabilityGroupName() + " free, or of this database",
                "Choose another name.", "another-name");
    }

    /** Whether the group is of another kind, or holds another database; an empty one is a leftover that the task cleans. */
    private static boolean other(GroupFact group, String database) {
        return group.distributed() || group.databases().stream().anyMatch(name -> !name.equalsIgnoreCase(database));
    }
}
