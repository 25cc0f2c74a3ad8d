package io.linkspan.ui.run;

import io.linkspan.model.LinkName;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Reading;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Undo;
import io.linkspan.plan.World;
import io.linkspan.plan.run.Operator;
import io.linkspan.plan.run.PlanRunner;
import io.linkspan.plan.run.RunObserver;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.Runs;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs of three steps on a world in memory, for their journals. */
final class Journals {

    private static final List<String> STEPS = List.of("endpoint", "group", "link");

    private final Runs runs;
    private final PlanRunner runner;

    Journals(Runs runs, Clock clock) {
        this.runs = runs;
        runner = new PlanRunner(runs, clock, _ -> { }, Operator.current());
    }

    /** @param failing step whose call is refused; empty for none */
    RunResult run(String link, String failing, RunObserver observer) {
        return runner.run(plan(link), new Memory(failing), observer);
    }

    RunResult undo(String id) {
        return runner.undo(id, new Memory(""), _ -> { });
    }

    Runs runs() {
        return runs;
    }

    private static Plan plan(String link) {
        return new Plan("create", new LinkName(link), "SQLPROD01", "mi-prod-weu", STEPS.stream().map(Journals::step).toList(), Probe.NOTHING);
    }

    private static Step step(String id) {
        return Step.change(id, "Make the " + id, Side.SQL_SERVER, Risk.SAFE, new Call.Statement(Side.SQL_SERVER, Template.sql("CREATE " + id)), Undo.by(new Call.Statement(Side.SQL_SERVER, Template.sql("DROP " + id))),
                new Probe.Query(Side.SQL_SERVER, Template.sql(id), List.of(), Map.of()), "it is there");
    }

    /** Objects by the last word of the statement that makes or drops them. */
    private static final class Memory implements World {

        private final Set<String> there = new HashSet<>();
        private final String failing;

        Memory(String failing) {
            this.failing = failing;
        }

        @Override
        public Reading read(Probe probe, Map<String, String> facts) {
            return probe instanceof Probe.Query query && there.contains(query.text().shown()) ? new Reading.Matching(Map.of()) : new Reading.Absent();
        }

        @Override
        public Optional<String> act(Call call, Duration patience, Map<String, String> facts) {
            String[] words = ((Call.Statement) call).text().shown().split(" ");
            if (words[1].equals(failing)) {
                throw Problem.of(Problem.Kind.REFUSED, "refused", "The " + failing + " was refused.", "Ask the owner, then resume.").on(Side.SQL_SERVER).number(15151).exception();
            }
            if (words[0].equals("CREATE")) {
                there.add(words[1]);
            } else {
                there.remove(words[1]);
            }
            return Optional.empty();
        }

        @Override
        public Optional<String> poll(String operation) {
            return Optional.empty();
        }

        @Override
        public Held lock(LinkName link) {
            return () -> { };
        }
    }
}
