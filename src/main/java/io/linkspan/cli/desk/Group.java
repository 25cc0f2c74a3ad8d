package io.linkspan.cli.desk;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others; naming none of them is a mistake. */
@Command(mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
public final class Group implements Runnable {

    @Spec
    private CommandSpec spec;

    private Group() {
    }

    public static CommandLine of(String name, String description, Object... commands) {
        CommandLine line = new CommandLine(new Group()).setCommandName(name);
        line.getCommandSpec().usageMessage().description(description);
        for (Object command : commands) {
            line.addSubcommand(command);
        }
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which one? " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
