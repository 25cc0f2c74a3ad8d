package io.linkspan.cli;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.Group;
import io.linkspan.cli.desk.Options;
import io.linkspan.cli.desk.Output;
import io.linkspan.cli.desk.Runner;
import io.linkspan.cli.desk.Tools;
import io.linkspan.cli.lab.DemoCommand;
import io.linkspan.cli.lab.LabCompareCommand;
import io.linkspan.cli.lab.LabFaultCommands;
import io.linkspan.cli.lab.LabStartCommand;
import io.linkspan.cli.link.CheckAftercareCommand;
import io.linkspan.cli.link.CheckCreateCommand;
import io.linkspan.cli.link.CheckFailoverCommand;
import io.linkspan.cli.link.CheckParityCommand;
import io.linkspan.cli.link.CheckRemoveCommand;
import io.linkspan.cli.link.LinkCreateCommand;
import io.linkspan.cli.link.LinkFailoverCommand;
import io.linkspan.cli.link.LinkListCommand;
import io.linkspan.cli.link.LinkRemoveCommand;
import io.linkspan.cli.link.LinkShowCommand;
import io.linkspan.cli.link.ScriptCreateCommand;
import io.linkspan.cli.link.ScriptFailbackCommand;
import io.linkspan.cli.link.ScriptFailoverCommand;
import io.linkspan.cli.link.ScriptParityCommand;
import io.linkspan.cli.link.ScriptRemoveCommand;
import io.linkspan.cli.link.WatchCommand;
import io.linkspan.cli.local.CheckFailoverLocalCommand;
import io.linkspan.cli.local.LinkFailoverLocalCommand;
import io.linkspan.cli.local.ScriptFailoverLocalCommand;
import io.linkspan.cli.rehearse.CheckRehearseCommand;
import io.linkspan.cli.rehearse.LinkRehearseCommand;
import io.linkspan.cli.rehearse.ScriptRehearseCommand;
import io.linkspan.cli.repair.CheckRepairCommand;
import io.linkspan.cli.repair.LinkRepairCommand;
import io.linkspan.cli.repair.ScriptRepairCommand;
import io.linkspan.cli.run.RunAgainCommand;
import io.linkspan.cli.run.RunListCommand;
import io.linkspan.cli.run.RunShowCommand;
import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command line as a whole: the tree of commands, and how every end of a command becomes words and an exit code. */
public final class Cli {

    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

    private final Options options = new Options();
    private final Output output;
    private final CommandLine commands;

    public Cli(Tools tools) {
        output = new Output(tools, options);
        Desk desk = new Desk(tools, options, output);
        Runner runner = new Runner(desk);
        commands = new CommandLine(options)
                .addSubcommand(new DemoCommand(desk))
                .addSubcommand(Group.of("lab", "The practice estate: SQL Servers, managed instances and Azure on this computer.",
                        new LabStartCommand(desk), LabFaultCommands.group(desk), new LabCompareCommand(desk)))
                .addSubcommand(Group.of("check", "Runs the checks of a task and changes nothing.", new CheckCreateCommand(desk), new CheckFailoverCommand(desk), new CheckFailoverLocalCommand(desk), new CheckRehearseCommand(desk),
                        new CheckRemoveCommand(desk), new CheckRepairCommand(desk), new CheckParityCommand(desk), new CheckAftercareCommand(desk)))
                .addSubcommand(Group.of("link", "Links between SQL Server and managed instances.",
                        new LinkCreateCommand(desk, runner), new LinkListCommand(desk), new LinkShowCommand(desk), new LinkFailoverCommand(desk, runner), new LinkFailoverLocalCommand(desk, runner),
                        new LinkRehearseCommand(desk, runner), new LinkRemoveCommand(desk, runner), new LinkRepairCommand(desk, runner)))
                .addSubcommand(Group.of("run", "Earlier runs: what they did, and how they go on.",
                        new RunListCommand(desk), new RunShowCommand(desk), RunAgainCommand.resume(desk, runner), RunAgainCommand.undo(desk, runner)))
                .addSubcommand(Group.of("script", "A task written out, to be read, kept or run elsewhere; changes nothing.",
                        new ScriptCreateCommand(desk, runner), new ScriptFailoverCommand(desk, runner), new ScriptFailoverLocalCommand(desk, runner), new ScriptRehearseCommand(desk, runner),
                        new ScriptRemoveCommand(desk, runner), new ScriptRepairCommand(desk, runner), new ScriptParityCommand(desk), new ScriptFailbackCommand(desk)))
                .addSubcommand(new WatchCommand(desk));
        commands.setOut(new java.io.PrintWriter(tools.out(), true)).setErr(new java.io.PrintWriter(tools.err(), true));
        commands.setExecutionExceptionHandler((e, _, _) -> failed(e).code());
        commands.setParameterExceptionHandler((e, _) -> misused(e).code());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Runs one command line on the calling thread; gives the exit code. */
    public int run(String... arguments) {
        return commands.execute(arguments);
    }

    private Exit failed(Exception e) {
        if (e instanceof ProblemException expected) {
            return output.problem(expected.problem());
        }
        LOG.error("Unexpected", e);
        return output.problem(Problem.of(Kind.UNEXPECTED, "unexpected", "Something went wrong that Linkspan did not expect: " + e.getClass().getSimpleName() + ".",
                "The log above says where. Nothing is lost: a run that was under way can be resumed (linkspan run list)."));
    }

    private Exit misused(ParameterException e) {
        return output.problem(Problem.usage("usage", e.getMessage(), "See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help"));
    }
}
