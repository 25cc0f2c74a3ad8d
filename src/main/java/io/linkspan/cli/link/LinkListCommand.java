package io.linkspan.cli.link;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.cli.desk.LinkDocument;
import io.linkspan.cli.desk.Output;
import io.linkspan.link.LinkReader;
import io.linkspan.link.Survey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code link list}: every link between the machines of the profile. */
@Command(name = "list", description = "Lists the links between the machines of the profile.", mixinStandardHelpOptions = true)
public final class LinkListCommand implements Callable<Integer> {

    private final Desk desk;

    public LinkListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Survey survey = desk.reading(LinkReader::survey);
        List<LinkDocument> links = survey.links().stream().map(LinkDocument::brief).toList();
        desk.output().document(Map.of("links", links));
        survey.problems().forEach(problem -> desk.output().warn(Output.words(problem)));
        if (links.isEmpty() && survey.problems().isEmpty()) {
            desk.output().say("No links on the machines of this profile. Make one: linkspan link create.");
        }
        links.forEach(link -> desk.output().say("%-20s %-14s %s – %s  database %s, SQL Server %s, managed instance %s".formatted(link.name(), link.state(), link.server(), link.instance(),
                link.database() == null ? "unknown" : link.database(), link.roles().get("sql-server"), link.roles().get("managed-instance"))));
        return (survey.answered() ? Exit.DONE : Exit.UNREACHABLE).code();
    }
}
