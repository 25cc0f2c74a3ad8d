package io.linkspan.ui.create.draft;

import io.linkspan.check.CheckResult;
import io.linkspan.check.DatabaseFitness;
import io.linkspan.check.DatabaseFitness.Kind;
import io.linkspan.check.Outcome;
import io.linkspan.check.fact.DatabaseFacts;
import io.linkspan.check.fact.ServerSurvey;
import io.linkspan.ui.control.State;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A database as the grid shows it.
 *
 * @param year in which it was read
 */
public record DatabaseRow(DatabaseFacts facts, DatabaseFitness fitness, String group, String year) {

    /** Those that can be linked first, in the order of their names. */
    public static List<DatabaseRow> of(ServerSurvey survey) {
        return survey.databases().stream().map(found -> new DatabaseRow(found.facts(), DatabaseFitness.of(survey, found), survey.groupOf(found.facts().name()).orElse("–"), survey.readAt().toString().substring(0, 4)))
                .sorted(Comparator.comparing((DatabaseRow row) -> row.fitness().kind()).thenComparing(row -> row.facts().name(), String.CASE_INSENSITIVE_ORDER)).toList();
    }

    public String name() {
        return facts.name();
    }

    public boolean choosable() {
        return fitness.kind() == Kind.READY || fitness.kind() == Kind.NEEDS_REPAIR;
    }

    public State state() {
        return switch (fitness.kind()) {
            case READY -> State.SUCCESS;
            case NEEDS_REPAIR -> State.WARNING;
            case LINKED -> State.SKIPPED;
            case CANNOT -> State.ERROR;
            case UNKNOWN -> State.UNKNOWN;
        };
    }

    public String status() {
        return switch (fitness.kind()) {
            case READY -> "Ready";
            case NEEDS_REPAIR -> "Needs repair (" + fitness.repairs() + ")";
            case LINKED -> "Already linked: " + fitness.link().orElse("");
            case CANNOT -> "Cannot: " + fitness.reasons().stream().filter(result -> result.outcome() instanceof Outcome.Failed failed && failed.repairs().isEmpty()).findFirst().map(DatabaseRow::brief).orElse("");
            case UNKNOWN -> "Unknown";
        };
    }

    private static String brief(CheckResult result) {
        return result.check().id().equals("DB-05") ? "FILESTREAM" : ((Outcome.Failed) result.outcome()).measured().replaceAll(",.*", "");
    }

    public String size() {
        return facts.online() ? String.format(Locale.ROOT, "%.1f", Math.max(0.1, facts.sizeMb() / 1024.0)) : "–";
    }

    /** Without the year where it is this one's. */
    public String lastFull() {
        return facts.lastFull().map(at -> at.replace('T', ' ').replaceAll("(\\d\\d:\\d\\d).*", "$1")).map(at -> at.startsWith(year) ? at.substring(5) : at).orElse("never");
    }
}
