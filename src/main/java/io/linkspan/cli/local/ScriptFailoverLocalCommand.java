package io.linkspan.cli.local;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Runner;
import io.linkspan.cli.desk.Scripting;
import io.linkspan.script.ScriptFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code script failover-local}: what {@code link failover-local} would do, as a script. */
@Command(name = "failover-local", description = "Writes out what link failover-local would do; changes nothing.", mixinStandardHelpOptions = true)
public final class ScriptFailoverLocalCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;

    @Mixin
    private final LocalOptions options = new LocalOptions();

    @Mixin
    private final Scripting scripting = new Scripting();

    public ScriptFailoverLocalCommand(Desk desk, Runner runner) {
        this.desk = desk;
        this.runner = runner;
    }

    @Override
    public Integer call() {
        ScriptFormat _ = scripting.format();
        try (LocalFailover local = LocalFailover.open(desk, options)) {
            CheckReport report = local.draft().check(_ -> { });
            if (report.verdict() != Verdict.READY) {
                return runner.blocked(local.draft().task().link(), report).code();
            }
            return scripting.give(local.draft().plan(), desk).code();
        }
    }
}
