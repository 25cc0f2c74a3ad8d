package io.linkspan.cli.desk;

import io.linkspan.plan.Plan;
import io.linkspan.plan.PlanDocument;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A plan for people: each step with its side, risk, the very call, and how it is taken back. */
public final class PlanPrinter {

    private static final Pattern LONG_BINARY = Pattern.compile("(0x[0-9A-F]{32})[0-9A-F]{32,}");

    private final Output output;

    public PlanPrinter(Output output) {
        this.output = output;
    }

    public void print(Plan plan) {
        output.say("");
        output.say("Plan: " + plan.task() + " " + plan.link() + " (" + plan.server() + " and " + plan.instance() + ")");
        int number = 1;
        for (PlanDocument.StepDocument step : PlanDocument.of(plan).plan()) {
            output.say("%3d. %s  [%s, risk: %s]".formatted(number++, step.title(), step.side(), step.risk()));
            call("       ", step.call());
            if (step.undo() != null) {
                call("       undo: ", step.undo());
            } else if (step.call() != null) {
                output.say("       no undo: " + step.noUndo());
            }
        }
        output.say("");
    }

    /** Certificates are long; JSON has them whole. */
    private static String shortened(String text) {
        return LONG_BINARY.matcher(text).replaceAll(found -> found.group(1) + "… (" + (found.group().length() - 2) / 2 + " bytes)");
    }

    private void call(String indent, PlanDocument.@Nullable CallDocument call) {
        if (call == null) {
            return;
        }
        String text = call.tsql() != null ? call.tsql() : call.method() + " " + call.path() + (call.body() == null || call.body().isEmpty() ? "" : "\n" + call.body());
        output.say((indent + shortened(text.strip())).replace("\n", System.lineSeparator() + "       "));
    }
}
