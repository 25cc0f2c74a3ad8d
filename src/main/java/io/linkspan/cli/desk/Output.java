package io.linkspan.cli.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.plan.run.ProblemDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Everything the command line says: JSON documents alone on standard output, or sentences; problems in one shape. */
public final class Output {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Tools tools;
    private final Options options;
    private Consumer<Object> documents = this::print;

    public Output(Tools tools, Options options) {
        this.tools = tools;
        this.options = options;
    }

    public boolean json() {
        return options.json;
    }

    /** A document; nothing without {@code --json}. */
    public void document(Object document) {
        documents.accept(document);
    }

    private void print(Object document) {
        if (options.json) {
            write(document);
        }
    }

    /**
     * One of several things that a command does which prints one document for all.
     *
     * @param document what it would have printed alone, its problem if it threw one; empty where it prints none
     */
    public record Part(Exit exit, Optional<Object> document) {
    }

    /** Sentences and problems are said while it works, as ever; the document is handed back. */
    public Part part(Supplier<Exit> work) {
        List<Object> held = new ArrayList<>();
        documents = held::add;
        try {
            return new Part(work.get(), held.stream().findFirst());
        } catch (ProblemException e) {
            return new Part(problem(e.problem()), held.stream().findFirst());
        } finally {
            documents = this::print;
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
