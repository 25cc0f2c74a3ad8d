package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.CheckReport;
import io.linkspan.check.CreateTask;
import io.linkspan.check.Verdict;
import io.linkspan.plan.run.RunDocument;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkScenarioTest {

    @TempDir
    private Path folder;

    @Test
    void createsALinkAndProvesIt() throws Exception {
        try (Practice practice = new Practice(folder)) {
            CreateTask task = practice.task("Ferries", Practice.FERRIES, Optional.empty());
            CheckReport report = practice.check(task);
            CheckDocument.of(report).checks().forEach(line -> System.err.println(line.id() + " " + line.outcome() + " " + line.measured() + " | " + line.why()));
            RunResult result = practice.runner.run(practice.create(task), practice.world, event -> System.err.println(event.getClass().getSimpleName() + " " + event.step().id() + " "
                    + (event instanceof io.linkspan.plan.run.StepEvent.Probed p ? p.reading().word() + " " + p.reading().sentence() : event instanceof io.linkspan.plan.run.StepEvent.Waiting w ? w.reading().sentence()
                    : event instanceof io.linkspan.plan.run.StepEvent.Failed f ? f.problem().toString() : "")));
            System.err.println(RunDocument.of(result));
            practice.lab.changes().forEach(c -> System.err.println(c.machine() + ": " + c.text()));
            practice.lab.defects().forEach(System.err::println);
            assertEquals(Verdict.READY, report.verdict());
            assertEquals(RunOutcome.DONE, result.outcome());
        }
    }
}
