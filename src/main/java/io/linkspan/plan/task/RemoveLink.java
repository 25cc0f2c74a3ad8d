package io.linkspan.plan.task;

import static io.linkspan.check.fact.Facts.of;
import static io.linkspan.plan.Template.name;
import static io.linkspan.plan.Template.text;

import io.linkspan.azure.Arm;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.GroupFact;
import io.linkspan.model.LinkResource;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Undo;
import io.linkspan.plan.Want;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Removes a link; both databases stay, each on its own and writable. Certificates and endpoint stay for other links unless they are to go, too (Managed Instance link, configure with scripts, drop a link). */
public final class RemoveLink {

    /** Id of the step that ends the distributed group on SQL Server. */
    public static final String DROP_DISTRIBUTED_GROUP = "drop-distributed-group";
    /** Id of the step after which the database is in no group any more. */
    public static final String DROP_GROUP = "drop-availability-group";

    private static final Undo NO_WAY_BACK = new Undo.Not("A link is made anew, after the copy on the instance has been renamed or dropped.");

    private RemoveLink() {
    }

    /** The steps, from what the checks read. */
    public static Plan plan(RemoveTask task, Facts facts) {
        String instance = of(facts.instance()).id();
        List<Step> steps = new ArrayList<>();
        steps.add(Identify.machines(of(facts.server()).identity().serverName(), instance));
        steps.addAll(steps(task, facts, instance));
        return new Plan("remove", task.link(), task.server(), task.instance(), steps, Probe.NOTHING, "delete-link");
    }

    public static List<Step> steps(RemoveTask task, Facts facts, String instance) {
        List<Step> steps = new ArrayList<>();
        steps.add(link(task, instance));
        steps.add(group(DROP_DISTRIBUTED_GROUP, "Drop the distributed group " + task.link(), task.link().value(), true));
        ownGroup(task, facts).ifPresent(group -> steps.add(group(DROP_GROUP, "Drop the availability group " + group + "; the database stays", group, false)));
        steps.addAll(LeftoverSteps.of(task.drop(), facts, instance));
        return steps;
    }

    private static Step link(RemoveTask task, String instance) {
        String path = LinkSteps.path(instance, task.link());
        return Step.change("delete-link", "Delete the link on the instance: replication ends, and its copy becomes a database of its own", Side.MANAGED_INSTANCE, Risk.DISTURBING,
                new Call.Request("DELETE", path, Arm.LINKS, Template.NOTHING), NO_WAY_BACK, new Probe.Gone(new Probe.Resource(path, Arm.LINKS, List.of(), Map.of())),
                "Azure shows no such link").within(Duration.ofHours(1));
    }

    private static Step group(String id, String title, String group, boolean distributed) {
        return Step.change(id, title, Side.SQL_SERVER, Risk.DISTURBING, new Call.Statement(Side.SQL_SERVER, Template.sql("DROP AVAILABILITY GROUP <group>", Map.of("group", name(group)))), NO_WAY_BACK,
                new Probe.Gone(new Probe.Query(Side.SQL_SERVER, Template.sql("SELECT CAST(is_distributed AS int) AS is_distributed FROM sys.availability_groups WHERE name = <name>",
                        Map.of("name", text(group))), List.of(Want.is("is_distributed", "distributed", distributed ? "1" : "0")), Map.of())), "SQL Server shows no such group");
    }

    /** The group that was made with the link, by its name, unless it is to stay or another distributed group stretches from it. */
    private static Optional<String> ownGroup(RemoveTask task, Facts facts) {
        String usual = task.link().partnerAvailabilityGroupName();
        List<GroupFact> groups = of(facts.groups());
        boolean shared = groups.stream().anyMatch(group -> group.stretchesFrom(usual) && !group.name().equalsIgnoreCase(task.link().value()));
        Stream<String> ofLink = groups.stream().filter(group -> group.distributed() && group.name().equalsIgnoreCase(task.link().value())).flatMap(group -> group.members().stream());
        Stream<String> ofAzure = of(facts.use()).link(task.link().value()).map(LinkResource::partnerAvailabilityGroupName).stream();
        boolean made = Stream.concat(ofLink, ofAzure).anyMatch(usual::equalsIgnoreCase);
        return task.keepGroup() || shared || !made ? Optional.empty() : Optional.of(usual);
    }
}
