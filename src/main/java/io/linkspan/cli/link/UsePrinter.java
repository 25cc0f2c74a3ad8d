package io.linkspan.cli.link;

import io.linkspan.check.fact.JobFact;
import io.linkspan.check.fact.SessionFact;
import io.linkspan.cli.desk.Output;
import io.linkspan.model.Observed;
import io.linkspan.plan.task.failover.FailoverDraft;
import java.util.List;
import java.util.function.Function;

/** Who works with a database that is about to fail over, for people. */
final class UsePrinter {

    private final Output output;

    UsePrinter(Output output) {
        this.output = output;
    }

    void print(FailoverDraft draft) {
        String side = draft.task().to().other().words();
        output.say("");
        lines("Open sessions on the " + side, draft.use().sessions(), SessionFact::words);
        lines("Jobs that work in the database, on the " + side, draft.use().jobs(), JobFact::words);
    }

    private <T> void lines(String title, Observed<List<T>> part, Function<T, String> words) {
        switch (part) {
            case Observed.Known<List<T>> known when known.value().isEmpty() -> output.say(title + ": none.");
            case Observed.Known<List<T>> known -> {
                output.say(title + ": " + known.value().size());
                known.value().forEach(one -> output.say("  " + words.apply(one)));
            }
            case Observed.Unknown<List<T>> unknown -> output.say(title + ": not known. " + unknown.problem().text());
        }
    }
}
