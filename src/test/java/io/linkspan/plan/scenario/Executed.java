package io.linkspan.plan.scenario;

import io.linkspan.lab.LabChange;
import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Template;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares what a plan shows with what an estate carried out. */
final class Executed {

    private Executed() {
    }

    /** The calls of a plan, each as a pattern of what the estate logs for it: any value where a late fact goes, stars where a secret goes. */
    static List<Pattern> patterns(Plan plan) {
        return plan.steps().stream().filter(step -> !step.waits()).map(step -> switch (step.call()) {
            case Call.Statement statement -> pattern("", statement.text());
            case Call.Request request -> pattern(request.method() + " " + request.path() + (request.body().parts().isEmpty() ? "" : "\n"), request.body());
            case Call.None _ -> throw new AssertionError("waits");
        }).toList();
    }

    static List<String> texts(List<LabChange> changes) {
        return changes.stream().map(change -> change.text().strip()).toList();
    }

    /** Declarations are no changes, so the log has only what follows them. */
    private static Pattern pattern(String before, Template template) {
        String parts = template.parts().stream().map(part -> switch (part) {
            case Template.Text text -> Pattern.quote(text.text().replaceFirst("^DECLARE [^;]*; ", ""));
            case Template.Late _ -> "\"?0x[0-9A-F]+\"?";
            case Template.Secret _ -> "N?'\\*\\*\\*'";
        }).collect(Collectors.joining());
        return Pattern.compile(Pattern.quote(before) + parts);
    }
}
