package io.linkspan.cli.run;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Runner;
import io.linkspan.plan.run.History;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

/** {@code run resume} and {@code run undo}: an earlier run goes on, or is taken back. */
@Command(mixinStandardHelpOptions = true)
public final class RunAgainCommand implements Callable<Integer> {

    private final Desk desk;
    private final Runner runner;
    private final boolean forward;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The run; without it, the only unfinished one.")
    private @Nullable String id;

    @CommandLine.Option(names = "--master-key-password-file", paramLabel = "FILE", description = "First line: password of a database master key that still has to be made.")
    private java.nio.file.@Nullable Path masterKeyPasswordFile;

    private RunAgainCommand(Desk desk, Runner runner, boolean forward) {
        this.desk = desk;
        this.runner = runner;
        this.forward = forward;
    }

    public static CommandLine resume(Desk desk, Runner runner) {
        return named(new RunAgainCommand(desk, runner, true), "resume", "Goes on with a run from wherever the servers stand.");
    }

    public static CommandLine undo(Desk desk, Runner runner) {
        return named(new RunAgainCommand(desk, runner, false), "undo", "Takes back what a run made, as far as it is unchanged and used by nothing else.");
    }

    private static CommandLine named(RunAgainCommand command, String name, String description) {
        CommandLine line = new CommandLine(command).setCommandName(name);
        line.getCommandSpec().usageMessage().description(description);
        return line;
    }

    @Override
    public Integer call() {
        History run = desk.run(Optional.ofNullable(id));
        if (!desk.agreed((forward ? "Go on with" : "Take back") + " run " + run.run() + " (" + run.plan().task() + " " + run.plan().link() + ")?")) {
            return desk.output().problem(Desk.consentMissing()).code();
        }
        return forward ? runner.resume(run, Optional.ofNullable(masterKeyPasswordFile)).code() : runner.undo(run).code();
    }
}
