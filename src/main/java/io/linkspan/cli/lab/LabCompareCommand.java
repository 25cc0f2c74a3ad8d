package io.linkspan.cli.lab;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.model.Problem;
import io.linkspan.model.profile.Profile;
import io.linkspan.sqlserver.Connect;
import io.linkspan.sqlserver.Portrait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab compare}: what a server answers to questions that change nothing, written to a file; or where two such files differ. */
@Command(name = "compare", description = "Writes what a server answers to a fixed list of questions that change nothing, or shows where two such files differ.", mixinStandardHelpOptions = true)
public final class LabCompareCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Desk desk;

    @Option(names = "--server", paramLabel = "NAME", description = "A server or instance of the profile; any of them, also a real one.")
    private @Nullable String server;

    @Option(names = "--out", paramLabel = "FILE", description = "Where its answers are written.")
    private @Nullable Path out;

    @Parameters(arity = "0..2", paramLabel = "FILE", description = "Two files of answers to hold against each other.")
    private List<Path> files = List.of();

    public LabCompareCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        if (files.size() == 2 && server == null) {
            return differences(files.get(0), files.get(1));
        }
        if (server == null || out == null || !files.isEmpty()) {
            throw Problem.usage("compare", "Nothing to compare.", "Give --server NAME --out FILE for the answers of a server, or two such files.").exception();
        }
        return write(server, out);
    }

    private int write(String name, Path file) throws IOException {
        Profile profile = desk.profile();
        var machine = Stream.concat(profile.servers().stream(), profile.instances().stream()).filter(m -> m.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> Problem.usage("no-server", "The profile names no machine " + name + ".", "It names: " + String.join(", ", Stream.concat(profile.servers().stream(), profile.instances().stream()).map(m -> m.name()).toList()) + ".").exception());
        SortedMap<String, String> answers = Portrait.of(Connect.to(machine, desk.credentials(), desk.arm(profile)));
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("server", machine.name(), "answers", answers)));
        desk.output().document(Map.of("server", machine.name(), "answers", answers.size(), "file", file.toString()));
        desk.output().say(answers.size() + " answers of " + machine.name() + " are in " + file + ".");
        return Exit.DONE.code();
    }

    /** An answer that two servers give differently; empty where one was not asked. */
    record Difference(String question, String first, String second) {
    }

    private int differences(Path first, Path second) throws IOException {
        Map<String, String> one = answers(first);
        Map<String, String> other = answers(second);
        TreeSet<String> questions = new TreeSet<>(one.keySet());
        questions.addAll(other.keySet());
        List<Difference> all = questions.stream().filter(q -> !one.getOrDefault(q, "").equals(other.getOrDefault(q, ""))).map(q -> new Difference(q, one.getOrDefault(q, ""), other.getOrDefault(q, ""))).toList();
        desk.output().document(Map.of("questions", questions.size(), "differences", all));
        all.forEach(d -> desk.output().say(d.question + System.lineSeparator() + "  < " + d.first + System.lineSeparator() + "  > " + d.second));
        desk.output().say(all.size() + " of " + questions.size() + " answers differ.");
        return Exit.DONE.code();
    }

    private static Map<String, String> answers(Path file) throws IOException {
        var answers = JSON.readTree(Files.readString(file)).path("answers");
        if (!answers.isObject()) {
            throw Problem.usage("no-answers", file + " holds no answers of a server.", "Make it: linkspan lab compare --server NAME --out FILE.").exception();
        }
        return JSON.convertValue(answers, new TypeReference<TreeMap<String, String>>() { });
    }
}
