package io.linkspan.cli.rehearse;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Runner;
import io.linkspan.cli.desk.Scripting;
import io.linkspan.script.ScriptFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code script rehearse}: what {@code link rehearse} would do, as a script. */
@Command(name = "rehearse", description = "Writes out what link rehearse would do; changes nothing.", mixinStandardHelpOptions = true)
public final class ScriptRehearseCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private final RehearseOptions options = new RehearseOptions();

    @Mixin
    private final Scripting scripting = new Scripting();

    public ScriptRehearseCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        ScriptFormat _ = scripting.format();
        try (Rehearsing rehearsing = Rehearsing.open(desk, options)) {
            CheckReport report = rehearsing.draft().check(_ -> { });
            if (report.verdict() != Verdict.READY) {
                return runner.blocked(rehearsing.draft().task().link(), report).code();
            }
            return scripting.give(rehearsing.draft().plan(), desk).code();
        }
    }
}
