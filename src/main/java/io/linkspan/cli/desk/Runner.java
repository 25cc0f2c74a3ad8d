package io.linkspan.cli.desk;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkName;
import io.linkspan.model.Problem;
import io.linkspan.model.profile.Profile;
import io.linkspan.plan.EndsWorld;
import io.linkspan.plan.Plan;
import io.linkspan.plan.PlanDocument;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Secrets;
import io.linkspan.plan.report.RunDocument;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.Operator;
import io.linkspan.plan.run.PlanRunner;
import io.linkspan.plan.run.ProblemDocument;
import io.linkspan.plan.run.Rehearsal;
import io.linkspan.plan.run.RehearsalReport;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows plans, asks for consent, runs them, and says how they ended. */
public final class Runner {

    private final Desk desk;

    public Runner(Desk desk) {
        this.desk = desk;
    }

    /** What a task prints that never began. */
    private record Blocked(@Nullable String run, String task, String link, String outcome, List<Object> steps, ProblemDocument problem, List<CheckDocument.Line> checks) {
    }

    public Exit blocked(LinkName link, CheckReport report) {
        Problem problem = Problem.of(Problem.Kind.REFUSED, "blocked", "The checks say no: " + CheckPrinter.verdict(report), "See the checks above; linkspan check " + report.task() + " runs them again.");
        desk.output().document(new Blocked(null, report.task(), link.value(), RunOutcome.BLOCKED.word(), List.of(), ProblemDocument.of(problem), CheckDocument.of(report).checks()));
        desk.output().say(CheckPrinter.verdict(report));
        return Exit.BLOCKED;
    }

    /** Goes on with the plan of a task if its checks say that it may begin. */
    public Exit whenReady(LinkName link, CheckReport report, Supplier<Plan> plan, Function<Plan, Exit> on) {
        return report.verdict() == Verdict.READY ? on.apply(plan.get()) : blocked(link, report);
    }

    /** A dry run. */
    public Exit show(Plan plan) {
        desk.output().document(PlanDocument.of(plan));
        new PlanPrinter(desk.output()).print(plan);
        return Exit.DONE;
    }

    /** A plan that asks for no secret. */
    public Exit run(Plan plan, LinkEnds ends) {
        return run(plan, ends, Secrets.NONE);
    }

    public Exit run(Plan plan, LinkEnds ends, Secrets secrets) {
        new PlanPrinter(desk.output()).print(plan);
        if (plan.steps().stream().anyMatch(step -> step.risk() == Risk.DATA_LOSS) || !desk.agreed("Run these steps?")) {
            return desk.output().problem(Desk.consentMissing());
        }
        return ended(runner().run(plan, world(ends, secrets), new StepPrinter(desk.output(), plan, desk.tools().clock())));
    }

    /** A plan that may lose data, to which somebody agreed in words of its own. */
    public Exit runAgreed(Plan plan, LinkEnds ends) {
        new PlanPrinter(desk.output()).print(plan);
        return ended(runner().run(plan, world(ends, Secrets.NONE), new StepPrinter(desk.output(), plan, desk.tools().clock())));
    }

    public Exit resume(History run, Optional<Path> passwordFile) {
        return again(run, passwordFile, world -> runner().resume(run.run(), world, new StepPrinter(desk.output(), run.plan(), desk.tools().clock())));
    }

    public Exit undo(History run) {
        return again(run, Optional.empty(), world -> runner().undo(run.run(), world, new StepPrinter(desk.output(), run.plan(), desk.tools().clock())));
    }

    private Exit again(History run, Optional<Path> passwordFile, Function<EndsWorld, RunResult> work) {
        Profile profile = desk.profile();
        try (LinkEnds ends = desk.lazyEnds(profile, run.plan().server(), run.plan().instance())) {
            return ended(work.apply(world(ends, new PasswordSource(desk, passwordFile, profile.practice()).secrets())));
        }
    }

    private PlanRunner runner() {
        return new PlanRunner(desk.runs(), desk.tools().clock(), desk.tools().pause(), Operator.current());
    }

    private EndsWorld world(LinkEnds ends, Secrets secrets) {
        return new EndsWorld(ends, desk.reader(ends), secrets, desk.tools().clock());
    }

    private static String left(History run) {
        return run.left().stream().map(step -> "\"" + step.title() + "\"").collect(Collectors.joining(", "));
    }

    private Exit ended(RunResult result) {
        desk.output().document(RunDocument.of(result).reported(desk.runs().report(result.history().run())));
        Optional<Rehearsal> rehearsal = Rehearsal.of(result.history());
        rehearsal.ifPresent(shown -> RehearsalReport.of(shown).words().forEach(desk.output()::say));
        desk.runs().report(result.history().run()).ifPresent(page -> desk.output().say("Report: " + page));
        result.problem().ifPresent(problem -> desk.output().warn(Output.words(problem)));
        result.history().interruption().ifPresent(interruption -> desk.output().say(interruption.words()));
        desk.output().say(switch (result.outcome()) {
            case DONE -> result.problem().isEmpty() ? "Done. Run " + result.history().run() + "." : "Done, but for what is left: " + left(result.history()) + ". Try again: linkspan run resume " + result.history().run();
            case UNDONE -> (result.problem().isEmpty() || result.history().plan().changeForGood().isEmpty() ? "Taken back." : "Returned to service: everything is as it was before.") + " Run " + result.history().run() + ".";
            case REFUSED -> "Refused. Run " + result.history().run() + " stands as it stood before.";
            default -> "Stopped half-way. Go on: linkspan run resume " + result.history().run() + " – or take it back: linkspan run undo " + result.history().run();
        });
        if (result.outcome() == RunOutcome.DONE && !result.history().plan().aftercare().isEmpty()) {
            desk.output().say("Left to do by hand; linkspan check aftercare " + result.history().plan().link() + " proves what is done:");
            result.history().plan().aftercare().forEach(item -> desk.output().say("  " + item.title() + " (found: " + item.found() + ")."));
        }
        boolean failed = result.outcome() == RunOutcome.DONE && rehearsal.filter(shown -> shown.verdict() == Rehearsal.Verdict.FAILED).isPresent();
        return failed ? Exit.UNHEALTHY : Exit.of(result);
    }
}
