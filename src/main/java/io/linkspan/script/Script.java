package io.linkspan.script;

import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.Undo;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a plan out. Pure: the same plan at the same moment gives the same text. */
public final class Script {

    private Script() {
    }

    /** The whole script: heading, secrets to fill in, the steps, and how to take them back. */
    public static String of(Plan plan, ScriptFormat format, Instant at) {
        Language language = switch (format) {
            case TSQL -> new TSqlLanguage();
            case POWERSHELL -> new PowerShellLanguage();
            case AZ -> new AzLanguage();
        };
        Stream<String> heading = Stream.of("Linkspan: " + plan.task() + " " + plan.link() + ", between " + plan.server() + " and " + plan.instance(), "Written " + at + " (UTC).", language.use())
                .map(language::comment);
        return Stream.of(heading, Stream.of(language.prologue()), plan.secrets().stream().map(language::secret), plan.steps().stream().map(step -> step(step, language)),
                Stream.of(language.comment("To take it back, in this order and only what the script itself made:")), undo(plan, language)).flatMap(s -> s)
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n")) + "\n";
    }

    private static String step(Step step, Language language) {
        String call = switch (step.call()) {
            case Call.Statement statement -> language.guarded(step.probe(), language.statement(statement));
            case Call.Request request -> language.request(request);
            case Call.None _ -> "";
        };
        return Stream.of(language.comment(step.id() + ", " + step.side().words() + ": " + step.title() + "."), call, language.comment("Done when " + step.doneWhen() + "."), language.facts(step.probe()))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static Stream<String> undo(Plan plan, Language language) {
        List<Step> reversed = plan.steps().reversed();
        return reversed.stream().filter(step -> !step.waits()).map(step -> switch (step.undo()) {
            case Undo.By by -> switch (by.call()) {
                case Call.Statement statement -> language.comment(step.id() + ": " + statement.text().shown());
                case Call.Request request -> language.comment(step.id() + ": " + request.method() + " " + request.path());
                case Call.None _ -> "";
            };
            case Undo.Not not -> language.comment(step.id() + ": " + not.why());
        });
    }
}
