package io.linkspan.cli.lab;

import io.linkspan.cli.desk.CheckPrinter;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.Opened;
import io.linkspan.cli.desk.Runner;
import io.linkspan.cli.link.CreateOptions;
import io.linkspan.cli.link.FailoverOptions;
import io.linkspan.cli.link.RemoveOptions;
import io.linkspan.lab.Lab;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Profile;
import io.linkspan.plan.task.CreateDraft;
import io.linkspan.plan.task.RemoveDraft;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.sqlserver.PlainRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code demo}: the main job from end to end on a practice estate of its own, with the rows of both sides read by a connection that is not ours. */
@Command(name = "demo", description = "Starts a practice estate, links a database with real rows, reads them on the instance, fails over and back, and removes the link.", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private final Desk desk;

    public DemoCommand(Desk desk) {
        this.desk = desk;
    }

    private record Document(String outcome, String link, String database, List<PlainRows.Table> sqlServer, List<PlainRows.Table> managedInstance, boolean equal) {
    }

    @Override
    public Integer call() {
        desk.output().say("Starting a practice estate: a SQL Server, a managed instance and Azure, all on this computer. PRACTICE: nothing outside is touched.");
        try (Lab lab = Labs.start("default")) {
            desk.tools().atExit().accept(lab::close);
            Path folder = lab.certificate().resolveSibling("demo");
            Files.createDirectory(folder);
            Path profile = folder.resolve("profile.json");
            Labs.writeProfile(lab, profile);
            return walk(desk.at(profile, folder.resolve("state")), Labs.firstDatabase(lab), folder).code();
        } catch (IOException e) {
            throw Problem.of(Problem.Kind.UNEXPECTED, "demo", "The temporary folder of the demo cannot be written.", "").raw(String.valueOf(e.getMessage())).exception(e);
        }
    }

    private Exit walk(Desk inner, String database, Path folder) {
        Profile profile = inner.profile();
        Machine server = profile.servers().getFirst();
        Machine instance = profile.instances().getFirst();
        Runner runner = new Runner(inner);
        CreateOptions options = new CreateOptions();
        options.database = database;
        options.server = server.name();
        options.instance = instance.name();
        String link;
        try (LinkEnds ends = options.ends(inner)) {
            CreateDraft draft = options.read(inner, ends);
            link = draft.task().spec().name().value();
            draft.check(new CheckPrinter(inner.output()));
            hold(runner.run(draft.plan(), ends, options.password(inner).secrets()), "make the link");
        }
        List<PlainRows.Table> here = rows(inner, server, database, folder);
        List<PlainRows.Table> there = rows(inner, instance, database, folder);
        say("Rows on SQL Server, by a plain JDBC connection:", here);
        say("Rows on the managed instance, by a plain JDBC connection:", there);
        boolean equal = !here.isEmpty() && here.equals(there);
        desk.output().say(equal ? "✔ The same rows on both sides." : "✖ The two sides differ.");
        for (Side to : List.of(Side.MANAGED_INSTANCE, Side.SQL_SERVER)) {
            failOver(inner, runner, link, to);
        }
        here = rows(inner, server, database, folder);
        there = rows(inner, instance, database, folder);
        equal &= here.equals(there);
        desk.output().say(equal ? "✔ Failed over and back, and still the same rows on both sides." : "✖ The two sides differ.");
        try (Opened<RemoveDraft> removal = RemoveOptions.of(link).open(inner)) {
            hold(runner.run(removal.draft().plan(), removal.ends()), "remove the link");
        }
        desk.output().say(equal ? "Summary: linked " + database + ", read its rows on the instance, failed over and back, removed the link. Both databases stay, each on its own." : "Summary: the rows differ.");
        desk.output().document(new Document(equal ? "done" : "failed", link, database, here, there, equal));
        return equal ? Exit.DONE : Exit.UNEXPECTED;
    }

    private static void failOver(Desk inner, Runner runner, String link, Side to) {
        FailoverOptions options = new FailoverOptions();
        options.name = link;
        options.to = to.id();
        try (Opened<FailoverDraft> failover = options.open(inner)) {
            failover.draft().check(new CheckPrinter(inner.output()));
            hold(runner.run(failover.draft().plan(), failover.ends()), "fail over to the " + to.words());
        }
    }

    private static void hold(Exit exit, String what) {
        if (exit != Exit.DONE) {
            throw Problem.of(Problem.Kind.UNEXPECTED, "demo", "The demo could not " + what + ".", "The lines above say why.").exception();
        }
    }

    private static List<PlainRows.Table> rows(Desk inner, Machine machine, String database, Path folder) {
        return PlainRows.of(machine, inner.credentials().of(machine.authentication().password(), "password"), database, folder);
    }

    private void say(String title, List<PlainRows.Table> tables) {
        desk.output().say(title);
        tables.forEach(table -> desk.output().say("    %-40s %,9d rows, checksum %d".formatted(table.name(), table.rows(), table.checksum())));
    }
}
