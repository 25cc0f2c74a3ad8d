package io.linkspan.cli.link;

import io.linkspan.check.parity.Parity;
import io.linkspan.check.parity.ParityScript;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Product;
import io.linkspan.model.Side;
import io.linkspan.settings.OwnerOnly;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code script parity}: T-SQL that makes on the other side what the database uses and is missing there. */
@Command(name = "parity", description = "Writes out what is missing on the other side, as T-SQL for it; changes nothing.", mixinStandardHelpOptions = true)
public final class ScriptParityCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private ParityTask task = new ParityTask();

    @Option(names = "--out", paramLabel = "FILE", description = "Writes it there, for its owner only, instead of printing it.")
    private @Nullable Path out;

    public ScriptParityCommand(Desk desk) {
        this.desk = desk;
    }

    private record Scripted(String task, String link, String format, @Nullable String file, @Nullable String script) {
    }

    @Override
    public Integer call() {
        LinkSnapshot link = task.link(desk);
        Parity parity = task.read(desk, link);
        List<String> heading = new ArrayList<>(desk.profile().practice() ? List.of("PRACTICE: for the machines of a practice estate, which are not real.") : List.of());
        heading.add(Product.NAME + ": what the database of the link " + link.name() + " uses, for " + (parity.to() == Side.SQL_SERVER ? link.server() : link.instance()) + ".");
        heading.add("Written " + desk.tools().clock().instant().truncatedTo(ChronoUnit.SECONDS) + " (UTC). Passwords are not in it, nor their hashes: fill them in, and do not save. Read it before you run it, in master; with sqlcmd by -x.");
        String script = ParityScript.of(parity, heading);
        Optional<Path> file = Optional.ofNullable(out);
        file.ifPresent(path -> OwnerOnly.write(path, script));
        desk.output().document(new Scripted("parity", link.name().value(), "tsql", file.map(Path::toString).orElse(null), file.isPresent() ? null : script));
        desk.output().say(file.map(path -> "Written to " + path + ".").orElse(script));
        return Exit.DONE.code();
    }
}
