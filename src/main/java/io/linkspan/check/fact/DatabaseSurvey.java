package io.linkspan.check.fact;

import io.linkspan.model.Observed;

/** One of all the databases of a SQL Server, before a link is asked for. */
public record DatabaseSurvey(DatabaseFacts facts, Observed<DatabaseContent> content) {
}
