package io.linkspan.cli.desk;

import io.linkspan.plan.Plan;
import io.linkspan.script.Script;
import io.linkspan.script.ScriptFormat;
import io.linkspan.settings.OwnerOnly;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all {@code script} commands take, and how they give a plan out. */
public final class Scripting {

    @Option(names = "--format", required = true, paramLabel = "tsql|powershell|az", description = "The language of the script.")
    private String format = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Writes it there, for its owner only, instead of printing it.")
    private @Nullable Path out;

    /** What a script command prints with {@code --json}; the script itself unless it went to a file. */
    private record Scripted(String task, String link, String plan, String format, @Nullable String file, @Nullable String script) {
    }

    /** Refuses an unknown format before anything is read. */
    public ScriptFormat format() {
        return ScriptFormat.of(format);
    }

    public Exit give(Plan plan, Desk desk) {
        String script = Script.of(plan, format(), new Script.Heading(desk.tools().clock().instant(), desk.profile().practice()));
        Optional<Path> file = Optional.ofNullable(out);
        file.ifPresent(path -> OwnerOnly.write(path, script));
        desk.output().document(new Scripted(plan.task(), plan.link().value(), plan.id(), format().word(), file.map(Path::toString).orElse(null), file.isPresent() ? null : script));
        desk.output().say(file.map(path -> "Written to " + path + ".").orElse(script));
        return Exit.DONE;
    }
}
