package io.linkspan.cli.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.linkspan.model.Problem;
import io.linkspan.plan.run.ProblemDocument;
import java.util.Map;

/** Everything the command line says: JSON documents alone on standard output, or sentences; problems in one shape. */
public final class Output {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Tools tools;
    private final Options options;

    public Output(Tools tools, Options options) {
        this.tools = tools;
        this.options = options;
    }

    public boolean json() {
        return options.json;
    }

    /** A document; nothing without {@code --json}. */
    public void document(Object document) {
        if (options.json) {
            write(document);
        }
    }

    /** A line of JSON in any case: for what machines read whatever the options. */
    public void write(Object document) {
        try {
            raw(JSON.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public void raw(String json) {
        tools.out().println(json);
        tools.out().flush();
    }

    /** A sentence for people; nothing with {@code --json}. */
    public void say(String sentence) {
        if (!options.json) {
            tools.out().println(sentence);
            tools.out().flush();
        }
    }

    /** The end of a command that could not do its work. */
    public Exit problem(Problem problem) {
        document(Map.of("problem", ProblemDocument.of(problem)));
        tools.err().println(words(problem));
        return Exit.of(problem);
    }

    public void warn(String sentence) {
        tools.err().println(sentence);
    }

    /** What happened, on which side, what to do next, and the server's own words beside it. */
    public static String words(Problem problem) {
        StringBuilder text = new StringBuilder(problem.side().map(side -> "On the " + side.words() + ": ").orElse("")).append(problem.text());
        if (!problem.raw().isBlank() || problem.number().isPresent()) {
            text.append(System.lineSeparator()).append("  ").append(problem.number().isPresent() ? "[" + problem.number().getAsInt() + "] " : "").append(problem.raw().strip());
        }
        if (!problem.next().isBlank()) {
            text.append(System.lineSeparator()).append("  ").append(problem.next());
        }
        return text.toString();
    }
}
