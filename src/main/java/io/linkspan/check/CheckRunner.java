package io.linkspan.check;

import io.linkspan.check.fact.FactReader;
import io.linkspan.check.fact.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads both ends once and runs checks over what it read. Changes nothing. */
public final class CheckRunner {

    private final FactReader reader;

    public CheckRunner(FactReader reader) {
        this.reader = reader;
    }

    /**
     * Runs the checks of a task in their order.
     *
     * @param observer told of each result as it comes
     */
    public CheckReport run(String task, List<Check> checks, Consumer<CheckResult> observer) {
        Facts facts = reader.read();
        List<CheckResult> results = new ArrayList<>();
        for (Check check : checks) {
            CheckResult result = check.on(facts);
            results.add(result);
            observer.accept(result);
        }
        return new CheckReport(task, results, facts);
    }
}
