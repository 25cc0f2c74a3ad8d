package io.linkspan.plan.scenario;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckRunner;
import io.linkspan.check.Checks;
import io.linkspan.check.CreateTask;
import io.linkspan.check.fact.Facts;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.task.CreateLink;
import io.linkspan.plan.task.RemoveDraft;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.plan.task.rehearse.Keep;
import io.linkspan.plan.task.rehearse.RehearseDraft;
import io.linkspan.plan.task.rehearse.SmokeQueries;
import io.linkspan.plan.task.repair.RepairDraft;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The columns of the table of outcomes. */
enum Task {
    CREATE("create", "link", Side.SQL_SERVER, Side.SQL_SERVER),
    REMOVE("remove", "delete-link", Side.SQL_SERVER, Side.SQL_SERVER),
    BY_STATEMENT("to the instance, by statement", "failover", Side.SQL_SERVER, Side.MANAGED_INSTANCE),
    BY_HAND("to the instance, by hand", "demote", Side.SQL_SERVER, Side.MANAGED_INSTANCE),
    TO_SQL_SERVER("to SQL Server", "failover", Side.MANAGED_INSTANCE, Side.SQL_SERVER),
    CUT_OVER("cut-over", "delete-link", Side.SQL_SERVER, Side.MANAGED_INSTANCE),
    FORCED_TO_INSTANCE("forced to the instance", "failover", Side.SQL_SERVER, Side.MANAGED_INSTANCE),
    FORCED_TO_SQL_SERVER("forced to SQL Server", "failover", Side.MANAGED_INSTANCE, Side.SQL_SERVER),
    REHEARSE("rehearsal", "copy", Side.SQL_SERVER, Side.SQL_SERVER),
    /** Of two primaries: the instance's rows stay. */
    REPAIR("repair", "role", Side.MANAGED_INSTANCE, Side.MANAGED_INSTANCE);

    final String head;
    /** Id of the step that changes roles, or the link. */
    final String change;
    /** Who is primary before it. */
    final Side from;
    /** Who is primary once it is done. */
    final Side to;

    Task(String head, String change, Side from, Side to) {
        this.head = head;
        this.change = change;
        this.from = from;
        this.to = to;
    }

    static Task of(String head) {
        return Stream.of(values()).filter(task -> task.head.equals(head)).findFirst().orElseThrow();
    }

    /** The build on which SQL Server runs. */
    String version() {
        return switch (this) {
            case BY_HAND -> "16.0.4095.4";
            case CUT_OVER -> "15.0.4312.2";
            default -> "16.0.4165.4";
        };
    }

    boolean forced() {
        return this == FORCED_TO_INSTANCE || this == FORCED_TO_SQL_SERVER;
    }

    /** Whether it ends the link, after which each side is a database of its own. */
    boolean ends() {
        return this == REMOVE || this == CUT_OVER;
    }

    /** Both ends, read once: checks and plan come from the same facts, as every surface makes them. */
    Draft read(Practice practice) {
        return switch (this) {
            case CREATE -> {
                CreateTask task = practice.task("Ferries", Practice.FERRIES, Optional.empty());
                Facts facts = practice.facts(Practice.FERRIES, Optional.of("Ferries"));
                yield new Draft(() -> CheckRunner.run("create", Checks.forCreate(task), facts, result -> { }), () -> CreateLink.plan(task, facts, LocalDate.now()));
            }
            case REMOVE -> {
                RemoveDraft draft = practice.removal();
                yield new Draft(() -> draft.check(result -> { }), draft::plan);
            }
            case REHEARSE -> {
                RehearseDraft draft = practice.rehearsal(Optional.empty(), SmokeQueries.usual(), Keep.NO);
                yield new Draft(() -> draft.check(result -> { }), draft::plan);
            }
            case REPAIR -> {
                RepairDraft draft = practice.repair(to, "C:\\Saved\\");
                yield new Draft(() -> draft.check(result -> { }), draft::plan);
            }
            default -> {
                FailoverTask task = new FailoverTask(Practice.FERRIES, Practice.SERVER, Practice.INSTANCE, to, forced() ? Workload.PROCEED : Workload.WAIT, ends(), forced());
                FailoverDraft draft = practice.draft(task);
                yield new Draft(() -> draft.check(result -> { }), forced() ? () -> draft.plan("ferries unknown") : draft::plan);
            }
        };
    }

    /** What a surface can ask of a task that it has read. */
    record Draft(Supplier<CheckReport> check, Supplier<Plan> plan) {
    }
}
