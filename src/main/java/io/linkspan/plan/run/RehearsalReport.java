package io.linkspan.plan.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rehearsal as JSON, and as a page that can be kept and shown: times, answers, and what was not rehearsed. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RehearsalReport(String run, String link, String startedAt, String operator, String verdict, String source, String copy, String restorePointInTime, @Nullable Double restoreSeconds,
                              List<Line> queries, boolean deleted, List<String> notRehearsed) {

    static final String PAGE = "rehearsal.html";
    static final String DOCUMENT = "rehearsal.json";

    /** One query. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Line(String title, boolean passed, double seconds, long rows, @Nullable String row, @Nullable String failure) {
    }

    public static RehearsalReport of(Rehearsal rehearsal) {
        return new RehearsalReport(rehearsal.run(), rehearsal.link(), rehearsal.startedAt().toString(), rehearsal.operator(), rehearsal.verdict().name().toLowerCase(Locale.ROOT), rehearsal.source(), rehearsal.copy(),
                rehearsal.moment(), rehearsal.restored().map(took -> took.toMillis() / 1000.0).orElse(null), rehearsal.answers().stream().map(answer -> new Line(answer.title(), answer.failure().isEmpty(),
                answer.took().toMillis() / 1000.0, answer.rows(), answer.row().orElse(null), answer.failure().orElse(null))).toList(), rehearsal.deleted(), Rehearsal.NOT_REHEARSED);
    }

    /** For people, a line each. */
    public List<String> words() {
        return List.of("Rehearsal of " + link + ": " + verdict + ".", "Restored as of " + restorePointInTime + (restoreSeconds == null ? ": not done." : String.format(Locale.ROOT, " in %.1f s, as %s.", restoreSeconds, copy)),
                queries.stream().map(RehearsalReport::words).collect(Collectors.joining("\n")), deleted ? "The copy is deleted, and neither Azure nor the instance shows it." : "The copy is not deleted: " + copy + ".",
                "Not rehearsed:\n" + notRehearsed.stream().map(what -> "  " + what).collect(Collectors.joining("\n"))).stream().filter(line -> !line.isEmpty()).toList();
    }

    private static String words(Line line) {
        return String.format(Locale.ROOT, "  %s %s (%.2f s)%s", line.passed ? "passed" : "failed", line.title, line.seconds, line.failure != null ? ": " + line.failure : line.row != null ? ": " + line.row : ": " + line.rows + " rows");
    }

    /** Writes both beside the journal, over what an earlier attempt of the run left. */
    static void write(Runs runs, Rehearsal rehearsal) {
        RehearsalReport report = of(rehearsal);
        try {
            Path folder = OwnerOnly.folder(runs.papers(report.run));
            write(folder.resolve(DOCUMENT), Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
            write(folder.resolve(PAGE), report.page());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report of " + report.run, e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = OwnerOnly.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private String page() {
        String rows = queries.stream().map(line -> "<tr><td>" + (line.passed ? "✔ passed" : "✘ failed") + "</td><td>" + escaped(line.title) + "</td><td>" + String.format(Locale.ROOT, "%.2f s", line.seconds) + "</td><td>"
                + escaped(line.failure != null ? line.failure : line.row != null ? line.row : line.rows + " rows") + "</td></tr>").collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Rehearsal of %1$s</title>
                <style>body{font-family:sans-serif;max-width:60em;margin:2em auto}td,th{padding:.3em .8em;text-align:left;vertical-align:top;border-bottom:1px solid #ccc}</style></head>
                <body><h1>Rehearsal of %1$s: %2$s</h1>
                <table>
                <tr><th>Run</th><td>%3$s, begun %4$s by %5$s</td></tr>
                <tr><th>Linked database</th><td>%6$s</td></tr>
                <tr><th>Restored as of</th><td>%7$s</td></tr>
                <tr><th>Copy</th><td>%8$s, %9$s</td></tr>
                <tr><th>Time to restore</th><td>%10$s</td></tr>
                </table>
                <h2>Queries</h2>
                <table>
                <tr><th>Result</th><th>Query</th><th>Time</th><th>Answer</th></tr>
                %11$s
                </table>
                <h2>Not rehearsed</h2>
                <ul>
                %12$s
                </ul>
                </body></html>
                """.formatted(escaped(link), verdict, escaped(run), startedAt, escaped(operator), escaped(source), escaped(restorePointInTime), escaped(copy), deleted ? "deleted, and proved to be gone" : "not deleted",
                restoreSeconds == null ? "not restored" : String.format(Locale.ROOT, "%.1f s", restoreSeconds), rows, notRehearsed.stream().map(what -> "<li>" + escaped(what) + "</li>").collect(Collectors.joining("\n")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
