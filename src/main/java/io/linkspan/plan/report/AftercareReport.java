package io.linkspan.plan.report;

import io.linkspan.model.LinkName;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.plan.Aftercare;
import io.linkspan.plan.Reading;
import io.linkspan.plan.World;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.Runs;
import java.util.List;
import java.util.Map;

/** What a run left to be done by hand, and how far it is done. Stands in the run's journal, so that the link may be gone. */
public record AftercareReport(String task, String link, String run, String verdict, List<Line> items) {

    /**
     * One thing to do.
     *
     * @param outcome done, open, by-hand where no query proves it, or unknown where the side could not be asked
     * @param why     what the proof found, empty once it is done
     */
    public record Line(String id, String title, String found, String side, String outcome, String doneWhen, String why) {
    }

    /** The latest run on a link of that name that left something to do. Naming none is the caller's mistake, and a problem of that kind. */
    public static History latest(Runs runs, LinkName link) {
        return runs.list().stream().filter(run -> run.isOf(link) && !run.plan().aftercare().isEmpty()).findFirst()
                .orElseThrow(() -> Problem.usage("no-aftercare", "No run on this computer left anything to do after " + link + ".", "The list is made by a failover that drops the link.").exception());
    }

    /** Asks for each proof now; changes nothing. */
    public static AftercareReport of(History run, World world) {
        List<Line> lines = run.plan().aftercare().stream().map(item -> line(item, world)).toList();
        boolean open = lines.stream().anyMatch(line -> line.outcome().equals("open"));
        boolean unknown = lines.stream().anyMatch(line -> line.outcome().equals("unknown"));
        return new AftercareReport("aftercare", run.plan().link().value(), run.run(), open ? "blocked" : unknown ? "unknown" : "ready", lines);
    }

    private static Line line(Aftercare item, World world) {
        try {
            return switch (world.read(item.proof(), Map.of())) {
                case Reading.Matching _ -> line(item, "done", "");
                case Reading.Unprovable unprovable -> line(item, "by-hand", unprovable.why());
                case Reading reading -> line(item, "open", reading.sentence());
            };
        } catch (ProblemException e) {
            return line(item, "unknown", e.problem().text());
        }
    }

    private static Line line(Aftercare item, String outcome, String why) {
        return new Line(item.id(), item.title(), item.found(), item.side().id(), outcome, item.doneWhen(), why);
    }
}
