package io.linkspan.ui.create.draft;

import io.linkspan.check.CheckResult;
import io.linkspan.check.DatabaseFitness;
import io.linkspan.check.Outcome;
import io.linkspan.check.Verdict;
import io.linkspan.check.fact.ServerSurvey;
import io.linkspan.check.list.ServerChecks;
import io.linkspan.model.Problem;
import io.linkspan.ui.work.Activity;
import java.util.List;
import java.util.Optional;

/** Why a page cannot be left forwards, in one sentence. An empty text where it can. */
final class Gates {

    private final Draft draft;
    private final Readings readings;

    Gates(Draft draft, Readings readings) {
        this.draft = draft;
        this.readings = readings;
    }

    String whyNot(Chapter chapter) {
        return switch (chapter) {
            case INTRODUCTION, PURPOSE, RUN, RESULTS -> "";
            case SERVER -> server();
            case DATABASES -> database();
            case INSTANCE -> instance();
            case NAMES -> names();
            case CHECKS -> checks();
            case REVIEW -> review();
        };
    }

    private String server() {
        String name = draft.server().get();
        if (name.isEmpty()) {
            return "Choose a SQL Server.";
        }
        if (draft.survey().get().isEmpty()) {
            return unread(name, readings.server());
        }
        return failing(draft.survey().get().get()).stream().findFirst().map(result -> name + " cannot take links yet. " + sentence(result)).orElse("");
    }

    /** Checks of the server alone that stand in the way. */
    static List<CheckResult> failing(ServerSurvey survey) {
        return survey.databases().stream().limit(1).flatMap(any -> ServerChecks.all().stream().map(check -> check.on(survey.of(any)))).filter(CheckResult::blocks).toList();
    }

    private String database() {
        if (draft.survey().get().isEmpty()) {
            return server();
        }
        if (draft.database().get().isEmpty()) {
            return draft.survey().get().get().databases().isEmpty() ? "There is no user database on " + draft.server().get() + "." : "Choose a database: tick it, or press Space on its row.";
        }
        String name = draft.database().get();
        Optional<DatabaseFitness> fitness = draft.fitness();
        return fitness.isEmpty() ? draft.server().get() + " has no database " + name + "." : switch (fitness.get().kind()) {
            case READY -> "";
            case NEEDS_REPAIR -> draft.backupTo().get().isBlank() ? name + " needs a full backup first. Say where SQL Server may write it." : "";
            case LINKED -> name + " is linked already, by " + fitness.get().link().orElse("") + ".";
            case CANNOT, UNKNOWN -> name + " cannot be linked. " + sentence(fitness.get().reasons().getFirst());
        };
    }

    private String instance() {
        String name = draft.instance().get();
        return name.isEmpty() ? "Choose a managed instance." : draft.instanceSurvey().get().isPresent() ? "" : unread(name, readings.instance());
    }

    private String names() {
        Optional<Problem> invalid = draft.invalid();
        if (invalid.isPresent()) {
            return invalid.get().text();
        }
        if (draft.masterKeyNeeded() && !draft.masterKeyGiven()) {
            return "Give a password for the new master key of " + draft.server().get() + ".";
        }
        return draft.read().isPresent() || !draft.address().get().isBlank() ? "" : unread("both ends", readings.checks());
    }

    private String checks() {
        if (readings.checks().busy()) {
            return "The checks are running.";
        }
        if (readings.failure().isPresent()) {
            // whatever was measured before says nothing of now
            return "No check was made. " + readings.failure().get().text();
        }
        Optional<Checked> current = draft.current();
        if (current.isEmpty()) {
            return draft.checked().get().isEmpty() ? "The checks have not run yet." : "Something was changed since the checks ran. Run them again.";
        }
        long blocking = current.get().report().results().stream().filter(CheckResult::blocks).count();
        if (current.get().report().verdict() == Verdict.BLOCKED) {
            return blocking == 1 ? "Next waits for 1 error." : "Next waits for " + blocking + " errors.";
        }
        if (current.get().report().verdict() == Verdict.UNKNOWN) {
            return "Something could not be measured, so nothing may begin.";
        }
        int warnings = current.get().warnings().size();
        return warnings > 0 && !draft.warningsRead().get() ? "Tick that you have read " + (warnings == 1 ? "the warning." : "the " + warnings + " warnings.") : "";
    }

    private String review() {
        String why = checks();
        if (!why.isEmpty()) {
            return why;
        }
        List<String> disturbing = draft.current().orElseThrow().disturbing().stream().map(step -> step.title()).toList();
        return !disturbing.isEmpty() && !draft.agreed().get() ? "Tick that you agree to the " + (disturbing.size() == 1 ? "step" : "steps") + " that people at work may notice." : "";
    }

    private static String unread(String what, Activity reading) {
        return switch (reading.state().get()) {
            case Activity.Busy busy -> busy.what() + ".";
            case Activity.Failed failed -> Character.toUpperCase(what.charAt(0)) + what.substring(1) + " could not be read. " + failed.problem().text();
            case Activity.Idle _ -> Character.toUpperCase(what.charAt(0)) + what.substring(1) + (what.startsWith("both") ? " were" : " was") + " not read yet. Press F5.";
        };
    }

    static String sentence(CheckResult result) {
        return result.check().title() + ": " + switch (result.outcome()) {
            case Outcome.Failed failed -> failed.measured() + ". " + failed.why();
            case Outcome.Warned warned -> warned.measured() + ". " + warned.why();
            case Outcome.Broke broke -> "could not be measured. " + broke.problem().text();
            case Outcome.Passed passed -> passed.measured() + ".";
            case Outcome.Skipped skipped -> skipped.reason();
        };
    }
}
