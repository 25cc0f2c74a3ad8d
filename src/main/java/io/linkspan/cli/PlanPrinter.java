package io.linkspan.cli;

import io.linkspan.plan.Plan;
import io.linkspan.plan.PlanDocument;

/** A plan for people: each step with its side, risk, the very call, and how it is taken back. */
final class PlanPrinter {

    private final Output output;

    PlanPrinter(Output output) {
        this.output = output;
    }

    void print(Plan plan) {
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

    private void call(String indent, PlanDocument.@org.jspecify.annotations.Nullable CallDocument call) {
        if (call == null) {
            return;
        }
        String text = call.tsql() != null ? call.tsql() : call.method() + " " + call.path() + (call.body() == null || call.body().isEmpty() ? "" : "\n" + call.body());
        output.say((indent + text.strip()).replace("\n", System.lineSeparator() + "       "));
    }
}
