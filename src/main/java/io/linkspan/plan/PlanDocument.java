package io.linkspan.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as JSON: what a dry run prints. */
public record PlanDocument(String task, String link, List<StepDocument> plan) {

    /** One step of it. A call is null where the step waits, an undo where there is no way back; <code>noUndo</code> says why. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record StepDocument(String id, String title, String side, String risk, @Nullable CallDocument call, @Nullable CallDocument undo, @Nullable String noUndo, String doneWhen) {

        static StepDocument of(Step step) {
            return new StepDocument(step.id(), step.title(), step.side().id(), step.risk().word(), CallDocument.of(step.call()),
                    step.undo() instanceof Undo.By by ? CallDocument.of(by.call()) : null, step.undo() instanceof Undo.Not not ? not.why() : null, step.doneWhen());
        }
    }

    /** A call as people read it: late facts and secrets by name. Either T-SQL or a request. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CallDocument(@Nullable String tsql, @Nullable String method, @Nullable String path, @Nullable String body) {

        static @Nullable CallDocument of(Call call) {
            return switch (call) {
                case Call.Statement statement -> new CallDocument(statement.text().shown(), null, null, null);
                case Call.Request request -> new CallDocument(null, request.method(), request.path() + "?api-version=" + request.apiVersion(), request.body().shown());
                case Call.None _ -> null;
            };
        }
    }

    public static PlanDocument of(Plan plan) {
        return new PlanDocument(plan.task(), plan.link().value(), plan.steps().stream().map(StepDocument::of).toList());
    }
}
