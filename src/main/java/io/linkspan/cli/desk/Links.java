package io.linkspan.cli.desk;

import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Problem;
import io.linkspan.monitor.Watch;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the link that a command line names among all that were read. */
public final class Links {

    private Links() {
    }

    /**
     * The one link of that name, whatever its case.
     *
     * @throws io.linkspan.model.ProblemException USAGE where there is none, or more than one; where somebody did not answer who might have it, that problem
     */
    public static Watch.Link named(String name, Watch watch) {
        List<Watch.Link> found = watch.links().stream().filter(link -> link.snapshot().name().value().equalsIgnoreCase(name)).toList();
        if (found.size() > 1) {
            throw Problem.usage("ambiguous-link", "There are " + found.size() + " links \"" + name + "\": " + found.stream().map(link -> ends(link.snapshot())).collect(Collectors.joining("; ")) + ".",
                    "Use a profile that holds only the machines of the one you mean.").exception();
        }
        return found.stream().findFirst().orElseThrow(() -> (watch.problems().isEmpty()
                ? Problem.usage("unknown-link", "There is no link \"" + name + "\" on the machines of this profile.", "List them: linkspan link list.") : watch.problems().getFirst()).exception());
    }

    private static String ends(LinkSnapshot link) {
        return link.server() + " and " + link.instance();
    }
}
