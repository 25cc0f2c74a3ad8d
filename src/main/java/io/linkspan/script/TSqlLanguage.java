package io.linkspan.script;

import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Template;
import io.linkspan.plan.Want;
import java.util.List;
import java.util.stream.Collectors;

/** One batch for SQL Server. What it cannot do, requests to Azure and statements on the instance, it says in comments where they belong. */
final class TSqlLanguage implements Language, Language.Pieces {

    @Override
    public String use() {
        return "Run it on SQL Server in the master database, part by part: the parts marked Azure and instance are done elsewhere, in between.";
    }

    /** EXECUTE takes variables and literals only, so statements are put together beforehand. */
    @Override
    public String prologue() {
        return "DECLARE @statement nvarchar(max);";
    }

    @Override
    public String comment(String text) {
        return text.lines().map(line -> "-- " + line).collect(Collectors.joining("\n"));
    }

    @Override
    public String secret(String name) {
        return "DECLARE @" + name + " nvarchar(4000) = N''; -- fill in, and do not save";
    }

    @Override
    public String statement(Call.Statement statement) {
        if (statement.side() == Side.MANAGED_INSTANCE) {
            return comment("On the instance: " + statement.text().shown());
        }
        boolean literal = statement.text().parts().stream().allMatch(Template.Text.class::isInstance);
        return literal ? statement.text().shown() + ";" : "BEGIN\nSET @statement = " + Language.join(statement.text(), " + ", this) + ";\nEXEC (@statement);\nEND";
    }

    @Override
    public String request(Call.Request request) {
        return comment("Azure: " + request.method() + " " + request.path() + "?api-version=" + request.apiVersion() + " " + request.body().shown());
    }

    /** Differences that mean "still to be done" are in the condition; other ones mean somebody else's object, which the statement will not touch. */
    @Override
    public String guarded(Probe probe, String statement) {
        if (!(probe instanceof Probe.Query query) || query.side() != Side.SQL_SERVER || query.text().facts().findAny().isPresent() || statement.startsWith("--")) {
            return statement;
        }
        List<String> conditions = query.wants().stream().filter(want -> want.other() == Want.Otherwise.ABSENT && want.value() instanceof Template.Text).map(TSqlLanguage::condition).toList();
        return "IF NOT EXISTS (SELECT * FROM (" + query.text().shown() + ") AS found" + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions)) + ")\n" + statement;
    }

    @Override
    public String facts(Probe probe) {
        return switch (probe) {
            case Probe.Query query when query.side() == Side.SQL_SERVER -> Language.kept(query.keeps()).entrySet().stream().map(keep -> "DECLARE @" + Language.variable(keep.getValue())
                    + " nvarchar(max) = (SELECT CONVERT(nvarchar(max), " + keep.getKey() + ", 1) FROM (" + query.text().shown() + ") AS found);").collect(Collectors.joining("\n"));
            case Probe.Resource resource -> Language.kept(resource.keeps()).entrySet().stream().map(keep -> comment("Azure: GET " + resource.path() + "?api-version=" + resource.apiVersion()
                    + " shows it at " + keep.getKey()) + "\nDECLARE @" + Language.variable(keep.getValue()) + " nvarchar(max) = N'0x'; -- fill in").collect(Collectors.joining("\n"));
            case Probe.Smoke smoke -> comment("On the " + smoke.side().words() + ", in the database " + smoke.database() + ":\n" + Language.rolledBack(smoke).shown());
            default -> "";
        };
    }

    @Override
    public String literal(String text) {
        return "N'" + text.replace("'", "''") + "'";
    }

    @Override
    public String fact(Template.Late late) {
        String variable = "@" + Language.variable(late.fact());
        return switch (late.kind()) {
            case TEXT -> "QUOTENAME(" + variable + ", '''')";
            case NAME -> "QUOTENAME(" + variable + ")";
            case BINARY, NUMBER -> variable;
        };
    }

    /** QUOTENAME takes 128 characters, and a shared access signature has more. */
    @Override
    public String secret(Template.Secret secret) {
        return "N'N''' + REPLACE(@" + secret.name() + ", N'''', N'''''') + N''''";
    }

    private static String condition(Want want) {
        String value = ((Template.Text) want.value()).text().replace("'", "''");
        return switch (want.comparison()) {
            case CONTAINS -> "found." + want.field() + " LIKE N'%" + value + "%'";
            case LACKS -> "found." + want.field() + " NOT LIKE N'%" + value + "%'";
            case IS, IS_IGNORING_CASE, HAS_BYTES -> "found." + want.field() + " = N'" + value + "'";
        };
    }
}
