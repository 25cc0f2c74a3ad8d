package io.linkspan.plan.task.rehearse;

import static io.linkspan.check.fact.Facts.of;
import static io.linkspan.plan.Template.string;
import static io.linkspan.plan.Template.text;

import io.linkspan.azure.Arm;
import io.linkspan.azure.ManagedInstanceResource;
import io.linkspan.check.RehearsalWish;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Undo;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import io.linkspan.plan.run.Rehearsal;
import io.linkspan.plan.task.Identify;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Copies the linked database beside itself, asks the copy, and deletes it. Nothing goes to SQL Server, and nothing to the linked database but the reading of its backups. */
public final class RehearseLink {

    /** Tells the copy of this very plan from every other database, whatever it is called. */
    private static final String TAG = "linkspan-rehearsal";
    /** A large database may take many hours (Azure SQL Managed Instance, Restore a database, recovery time). */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final RehearsalWish wish;
    private final ManagedInstanceResource instance;
    private final String mark;
    private final String path;

    private RehearseLink(RehearsalWish wish, ManagedInstanceResource instance, String mark) {
        this.wish = wish;
        this.instance = instance;
        this.mark = mark;
        path = path(wish.copy());
    }

    static Plan plan(RehearseDraft draft) {
        RehearsalWish wish = draft.wish();
        RehearseTask task = draft.task();
        if (wish.copy().equalsIgnoreCase(wish.database())) {
            throw Problem.usage("copy-name", "The copy cannot have the name of the linked database.", "Give another one.").exception();
        }
        RehearseLink make = new RehearseLink(wish, of(draft.facts().instance()), task.link() + " " + draft.at());
        List<Step> steps = new ArrayList<>(List.of(Identify.instanceOnly(make.instance.id()), make.copy()));
        for (int i = 0; i < task.queries().size(); i++) {
            steps.add(make.query(i + 1, task.queries().get(i)));
        }
        if (task.keep() instanceof Keep.Hours(int hours)) {
            steps.add(make.keep(hours));
        }
        if (!(task.keep() instanceof Keep.Always)) {
            steps.addAll(List.of(make.delete(), make.gone()));
        }
        return new Plan(Rehearsal.TASK, task.link(), task.server(), task.instance(), steps, Probe.NOTHING, "copy");
    }

    private String path(String database) {
        return instance.id() + "/databases/" + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Step copy() {
        Template body = Template.json("""
                {"location":<location>,"tags":{"linkspan-rehearsal":<mark>},"properties":{"createMode":"PointInTimeRestore","sourceDatabaseId":<source>,"restorePointInTime":<moment>}}""",
                Map.of("location", string(instance.location()), "mark", string(mark), "source", string(instance.id() + "/databases/" + wish.database()), "moment", string(wish.moment().toString())));
        return Step.change("copy", "Restore " + wish.database() + " as of " + wish.moment() + " beside itself, as " + wish.copy(), Side.MANAGED_INSTANCE, Risk.SAFE,
                new Call.Request("PUT", path, Arm.LINKS, body), Undo.by(deletion()), present(), "Azure shows " + wish.copy() + " as Online").within(LONGEST);
    }

    private Step query(int number, SmokeQuery query) {
        return Step.wait("query-" + number, query.title(), Side.MANAGED_INSTANCE,
                new Probe.Smoke(Side.MANAGED_INSTANCE, wish.copy(), query.text(), query.expected(), query.limit(), "smoke." + number),
                "it has ended, well or not, in a transaction that is rolled back", Step.PROMPT);
    }

    private Step keep(int hours) {
        return Step.wait("keep", "Leave " + wish.copy() + " for people to look at, until " + hours + " h after it was made", Side.MANAGED_INSTANCE, new Probe.Query(Side.MANAGED_INSTANCE, Template.sql("""
                SELECT CASE WHEN DATEADD(hour, <hours>, create_date) <= GETDATE() THEN 1 ELSE 0 END AS is_over FROM sys.databases WHERE name = <name>""",
                Map.of("hours", new Template.Text(Integer.toString(hours)), "name", text(wish.copy()))),
                List.of(Want.of("is_over", "end of the time", Comparison.IS, "1", Otherwise.RUNNING)), Map.of()), "the time is over by the instance's clock", Duration.ofHours(hours + 1L));
    }

    private Step delete() {
        return Step.change("delete-copy", "Delete " + wish.copy(), Side.MANAGED_INSTANCE, Risk.SAFE, deletion(), new Undo.Not("The copy can be made again."), new Probe.Gone(present()),
                "Azure has no such database").within(Duration.ofHours(1));
    }

    private Step gone() {
        return Step.wait("gone", "Prove that it is gone", Side.MANAGED_INSTANCE, new Probe.All(List.of(
                new Probe.Gone(present()), new Probe.Gone(new Probe.Query(Side.MANAGED_INSTANCE, Template.sql("SELECT name FROM sys.databases WHERE name = <name>", Map.of("name", text(wish.copy()))), List.of(), Map.of())))),
                "neither Azure nor the instance itself shows it", Duration.ofMinutes(10));
    }

    private Call deletion() {
        return new Call.Request("DELETE", path, Arm.LINKS, Template.NOTHING);
    }

    private Probe present() {
        return new Probe.Resource(path, Arm.LINKS, List.of(Want.is("/tags/" + TAG, "mark of the rehearsal", mark), Want.of("/properties/status", "state", Comparison.IS, "Online", Otherwise.RUNNING)), Map.of());
    }
}
