package io.linkspan.cli.desk;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import java.util.function.Consumer;

/** Checks for people: one line each as it comes, what was measured, what is required, and why. */
public final class CheckPrinter implements Consumer<CheckResult> {

    private final Output output;

    public CheckPrinter(Output output) {
        this.output = output;
    }

    @Override
    public void accept(CheckResult result) {
        CheckDocument.Line line = CheckDocument.Line.of(result);
        output.say("%s %-6s %s%s".formatted(Marks.of(line.outcome()), line.id(), line.title(), line.measured() == null ? "" : ": " + line.measured()));
        if (line.why() != null) {
            output.say("                  " + (line.required() == null ? "" : "Required: " + line.required() + ". ") + line.why() + option(line) + " (manual: " + line.manual() + ")");
        }
    }

    /** What the command line calls the answer to a repair. */
    private static String option(CheckDocument.Line line) {
        return line.repair().stream().findFirst().map(repair -> switch (repair) {
            case "recovery-full", "full-backup" -> " Option: --backup-to PATH.";
            case "master-key" -> " Option: --master-key-password-file FILE.";
            case "another-name" -> " Option: --name L.";
            default -> "";
        }).orElse("");
    }

    /** The end of a command that only checks. */
    public Exit end(CheckReport report) {
        output.document(CheckDocument.of(report));
        output.say(verdict(report));
        return Exit.of(report);
    }

    /** The sentence below. */
    public static String verdict(CheckReport report) {
        return switch (report.verdict()) {
            case READY -> "Ready.";
            case BLOCKED -> "Blocked: mend what failed, then check again. Nothing was changed.";
            case UNKNOWN -> "Unknown: something could not be measured, so nothing may begin. Nothing was changed.";
        };
    }
}
