package io.linkspan.script;

import io.linkspan.model.Product;
import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.Undo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a plan out. Pure: the same plan at the same moment gives the same text. */
public final class Script {

    private Script() {
    }

    /**
     * What a script says of itself.
     *
     * @param practice whether the plan is one of a practice estate
     */
    public record Heading(Instant at, boolean practice) {
    }

    /** The whole script: heading, secrets to fill in, the steps, and how to take them back. */
    public static String of(Plan plan, ScriptFormat format, Heading heading) {
        return of(plan, format, heading, _ -> false);
    }

    /** @param done steps that hold already: their calls are left out, what later steps need of them is still read */
    public static String of(Plan plan, ScriptFormat format, Heading heading, Predicate<Step> done) {
        Language language = switch (format) {
            case TSQL -> new TSqlLanguage();
            case POWERSHELL -> new PowerShellLanguage();
            case AZ -> new AzLanguage();
        };
        Stream<String> head = Stream.concat(title(plan, heading), Stream.of(language.use())).map(language::comment);
        return Stream.of(head, plan.secrets().stream().map(language::secret), plan.steps().stream().map(step -> step(step, language, done.test(step))),
                Stream.of(language.comment("To take it back, in this order and only what the script itself made:")), undo(plan, language)).flatMap(s -> s)
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n")) + "\n";
    }

    /** The lines above every script of a plan. */
    public static Stream<String> title(Plan plan, Heading heading) {
        return Stream.concat(heading.practice() ? Stream.of("PRACTICE: for the machines of a practice estate, which are not real.") : Stream.empty(),
                Stream.of(Product.NAME + ": " + plan.task() + " " + plan.link() + ", between " + plan.server() + " and " + plan.instance(),
                        "Plan " + plan.id() + ", written " + heading.at().truncatedTo(ChronoUnit.SECONDS) + " (UTC)."));
    }

    private static String step(Step step, Language language, boolean done) {
        String call = switch (step.call()) {
            case Call.Statement statement -> (language.before(statement) + "\n" + language.guarded(step.probe(), language.statement(statement))).strip();
            case Call.Request request -> language.request(request);
            case Call.None _ -> "";
        };
        return language.part(Stream.of(language.comment(step.id() + ", " + step.side().words() + ": " + step.title() + "."), done ? language.comment("Done already.") : call, language.comment("Done when " + step.doneWhen() + "."), language.facts(step.probe()))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("\n")));
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
