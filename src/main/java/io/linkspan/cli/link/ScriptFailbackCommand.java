package io.linkspan.cli.link;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Scripting;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.History;
import io.linkspan.plan.task.failback.FailbackTask;
import io.linkspan.plan.task.failback.OfflineFailback;
import io.linkspan.script.ScriptFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code script failback}: the way back to SQL Server by a backup of the instance's database, where no link leads back. */
@Command(name = "failback", description = "Writes out the way back to SQL Server by a copy-only backup; changes nothing.", mixinStandardHelpOptions = true)
public final class ScriptFailbackCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(paramLabel = "NAME", description = "The link, which may be gone.")
    private String name = "";

    @Option(names = "--container", required = true, paramLabel = "URL", description = "The blob container that both sides reach: https://ACCOUNT.blob.core.windows.net/CONTAINER.")
    private String container = "";

    @Option(names = "--database", paramLabel = "D", description = "The database on the instance, where the link is gone.")
    private @Nullable String database;

    @Mixin
    private final Scripting scripting = new Scripting();

    public ScriptFailbackCommand(Desk desk) {
        this.desk = desk;
    }

    /** The two machines and the database. */
    private record Ends(String server, String instance, String database) {
    }

    @Override
    public Integer call() {
        ScriptFormat _ = scripting.format();
        if (!container.matches("https://[^\\s'\\]/]+/[^\\s'\\]]+")) {
            throw Problem.usage("container", "--container is the https URL of a blob container, not \"" + container + "\".", "").exception();
        }
        Ends found = found();
        LinkName link = new LinkName(name);
        try (LinkEnds ends = desk.lazyEnds(desk.profile(), found.server(), found.instance())) {
            return scripting.give(OfflineFailback.plan(link, found.server(), found.instance(), FailbackTask.read(link, found.database(), container, ends, desk.reader(ends), desk.tools().clock())), desk).code();
        }
    }

    /** Of the link if there is one; else of the latest run on it. */
    private Ends found() {
        try {
            LinkSnapshot link = desk.link(name).snapshot();
            return new Ends(link.server(), link.instance(), Optional.ofNullable(database).or(link::database).orElseThrow(() -> missing()));
        } catch (ProblemException e) {
            Optional<Plan> last = desk.runs().list().stream().filter(run -> run.isOf(new LinkName(name))).map(History::plan).findFirst();
            if (!e.problem().code().equals("unknown-link") || last.isEmpty()) {
                throw e;
            }
            return new Ends(last.get().server(), last.get().instance(), Optional.ofNullable(database).orElseThrow(() -> missing()));
        }
    }

    private static ProblemException missing() {
        return Problem.usage("database", "The link is gone, so its database is not known.", "Name it: --database D.").exception();
    }
}
