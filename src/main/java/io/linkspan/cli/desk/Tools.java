package io.linkspan.cli.desk;

import io.linkspan.plan.run.Pause;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the command line needs from the program around it.
 *
 * @param console   asks a person, or is empty where nobody sits there
 * @param executor  runs what reads several machines at once
 * @param atExit    told what to do when the process is asked to stop
 */
public record Tools(Clock clock, Pause pause, ExecutorService executor, PrintStream out, PrintStream err, Map<String, String> environment, Optional<Questions> console,
                    Consumer<Runnable> atExit) {

    /** The same, speaking elsewhere. */
    public Tools speaking(PrintStream other) {
        return new Tools(clock, pause, executor, other, err, environment, console, atExit);
    }

    /** Asks a person at the terminal. */
    public interface Questions {

        /** A line, or empty at the end of input. */
        Optional<String> line(String question);

        /** Not echoed. */
        Optional<char[]> secret(String question);
    }

    /** The terminal of this process, if there is one. */
    public static Optional<Questions> terminal() {
        return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).map(console -> new Questions() {
            @Override
            public Optional<String> line(String question) {
                return asked(console::readLine, question);
            }

            @Override
            public Optional<char[]> secret(String question) {
                return asked(q -> console.readPassword("%s", q), question);
            }

            private <T> Optional<T> asked(Function<String, T> ask, String question) {
                return Optional.ofNullable(ask.apply(question + " "));
            }
        });
    }
}
