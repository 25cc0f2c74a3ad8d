package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.CheckReport;
import io.linkspan.cli.desk.Exit;
import io.linkspan.plan.report.RunDocument;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import java.util.Optional;

/** What a task came to, in the words of the table of outcomes. */
record Ran(String outcome, int exit, Optional<CheckReport> report, Optional<RunResult> result) {

    /** What was asked for, and something after it is left to do. */
    static final String REST = "done, rest later";

    static Ran refused(CheckReport report) {
        return new Ran("refused", Exit.BLOCKED.code(), Optional.of(report), Optional.empty());
    }

    static Ran of(RunResult result) {
        String outcome = result.outcome() == RunOutcome.UNDONE ? "returned" : result.outcome() == RunOutcome.DONE && result.problem().isPresent() ? REST : result.outcome().word();
        return new Ran(outcome, Exit.of(result).code(), Optional.empty(), Optional.of(result));
    }

    /** That it came to this, by its exit code as well; and that whatever is not as asked is told with a next step. */
    void cameTo(String expected) {
        assertEquals(expected, outcome, this::words);
        assertEquals(switch (outcome) {
            case "done", REST -> 0;
            case "refused" -> 3;
            default -> 4;
        }, exit, this::words);
        result.ifPresent(r -> assertEquals(outcome.equals("done"), r.problem().isEmpty(), this::words));
        result.flatMap(RunResult::problem).ifPresent(problem -> {
            assertFalse(problem.text().isBlank(), this::words);
            assertFalse(problem.next().isBlank(), () -> "no next step: " + words());
        });
    }

    /** @param ends whether the link ends where it is finished */
    void showsBothWays(boolean ends) {
        String next = result.orElseThrow().problem().orElseThrow().next();
        String takeOver = ": ALTER AVAILABILITY GROUP [ferries] FORCE_FAILOVER_ALLOW_DATA_LOSS";
        assertTrue(next.contains("on the managed instance, to finish" + (ends ? ": DELETE /subscriptions/" : takeOver)) && next.contains("or on the SQL Server, once the managed instance itself says SECONDARY" + takeOver), next);
    }

    String words() {
        return result.map(r -> r.problem() + told(r)).orElseGet(() -> report.orElseThrow().results().toString());
    }

    static String told(RunResult result) {
        return RunDocument.of(result).steps().stream().filter(step -> !step.outcome().equals("pending")).map(step -> step.id() + " " + step.outcome()).toList().toString();
    }
}
