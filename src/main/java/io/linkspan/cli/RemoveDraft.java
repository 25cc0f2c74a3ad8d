package io.linkspan.cli;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.CheckRunner;
import io.linkspan.check.Checks;
import io.linkspan.check.fact.FactReader;
import io.linkspan.check.fact.Facts;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.plan.Plan;
import io.linkspan.plan.task.RemoveLink;
import io.linkspan.plan.task.RemoveTask;
import java.util.function.Consumer;

/** A link about to be removed: both ends open, read once. */
record RemoveDraft(LinkEnds ends, Facts facts, RemoveTask task) implements AutoCloseable {

    static RemoveDraft open(Desk desk, String name, boolean keepGroup) {
        LinkSnapshot link = desk.link(name).snapshot();
        LinkEnds ends = desk.lazyEnds(desk.profile(), link.server(), link.instance());
        Facts facts = new FactReader(ends, desk.reader(ends), link.name(), link.database(), desk.tools().clock()).read();
        return new RemoveDraft(ends, facts, new RemoveTask(link.name(), link.server(), link.instance(), keepGroup));
    }

    CheckReport check(Consumer<CheckResult> observer) {
        return CheckRunner.run("remove", Checks.forRemove(task.link()), facts, observer);
    }

    Plan plan() {
        return RemoveLink.plan(task, facts);
    }

    @Override
    public void close() {
        ends.close();
    }
}
