package io.linkspan.plan.task.repair;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.Half;
import io.linkspan.check.fact.Split;
import io.linkspan.model.Problem;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.task.Identify;
import io.linkspan.plan.task.LinkSteps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Leads a link out of two primaries (Managed Instance link, troubleshoot, resolve both replicas being primary). */
public final class RepairLink {

    private RepairLink() {
    }

    /**
     * The steps, from what the checks read. What fails before the role is set leaves everything as it was, but for a backup.
     *
     * @param at names the backup, so that an older one is never taken for it
     */
    public static Plan plan(RepairTask task, Facts facts, Split split, Instant at) {
        String instance = of(facts.instance()).id();
        String database = facts.link().database().orElseThrow(() -> Problem.usage("unknown-link", "Nobody knows a link " + task.link() + ".", "Check the name.").exception());
        Half loser = of(split.half(task.loser()));
        RepairSteps make = new RepairSteps(task, database, at);
        List<Step> steps = new ArrayList<>();
        steps.add(Identify.machines(of(facts.server()).identity().serverName(), instance));
        steps.add(make.apart());
        steps.add(make.fence(loser.publicGrants()));
        steps.add(make.save(split.own(task.loser())));
        steps.add(make.verify());
        steps.add(make.role());
        steps.add(make.flowing());
        steps.add(LinkSteps.position(task.keep(), database));
        steps.add(LinkSteps.arrived(task.loser(), database));
        return new Plan("repair", task.link(), task.server(), task.instance(), steps, make.stillPrimary(), "role");
    }
}
