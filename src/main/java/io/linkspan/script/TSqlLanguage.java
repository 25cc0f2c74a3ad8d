package io.linkspan.script;

import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Template;
import io.linkspan.plan.Want;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A batch a part for SQL Server, each with what it needs, so that it can be run part by part. What it cannot do, requests to Azure and statements on the instance, it says in comments where they belong. */
final class TSqlLanguage implements Language, Language.Pieces {

    /** How each late fact is read, by its name; known once the part that reads it is written. */
    private final Map<String, String> declarations = new HashMap<>();

    @Override
    public String use() {
        return "Run it on SQL Server in the master database, part by part, each up to its GO: the parts marked Azure and instance are done elsewhere, in between.";
    }

    @Override
    public String comment(String text) {
        return text.lines().map(line -> "-- " + line).collect(Collectors.joining("\n"));
    }

    /** In the parts that use it: a variable ends with its batch. */
    @Override
    public String secret(String name) {
        return "";
    }

    @Override
    public String before(Call.Statement statement) {
        if (statement.side() == Side.MANAGED_INSTANCE) {
            return "";
        }
        return Stream.concat(statement.text().secrets().stream().map(name -> "DECLARE @" + name + " nvarchar(4000) = N''; -- fill in, and do not save"),
                statement.text().facts().distinct().map(fact -> declarations.getOrDefault(fact, ""))).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    @Override
    public String part(String text) {
        return text.lines().allMatch(line -> line.startsWith("--")) ? text : text + "\nGO";
    }

    @Override
    public String statement(Call.Statement statement) {
        if (statement.side() == Side.MANAGED_INSTANCE) {
            return comment("On the instance: " + statement.text().shown());
        }
        // EXECUTE takes variables and literals only, so what is not literal is put together before
        boolean literal = statement.text().parts().stream().allMatch(Template.Text.class::isInstance);
        return literal ? statement.text().shown() + ";" : "BEGIN\nDECLARE @statement nvarchar(max) = " + Language.join(statement.text(), " + ", this) + ";\nEXEC (@statement);\nEND";
    }

    @Override
    public String request(Call.Request request) {
        return comment("Azure: " + request.method() + " " + request.path() + "?api-version=" + request.apiVersion() + " " + request.body().shown());
    }

    /** Differences that mean "still to be done" are in the condition; other ones mean somebody else's object, which the statement will not touch. */
    @Override
    public String guarded(Probe probe, String statement) {
        if (probe instanceof Probe.All all) {
            return all.probes().stream().map(TSqlLanguage::bar).collect(Collectors.joining()) + statement;
        }
        if (!(probe instanceof Probe.Query query) || query.side() != Side.SQL_SERVER || query.text().facts().findAny().isPresent() || statement.startsWith("--")) {
            return statement;
        }
        List<String> conditions = query.wants().stream().filter(want -> want.other() == Want.Otherwise.ABSENT && want.value() instanceof Template.Text).map(TSqlLanguage::condition).toList();
        return "IF NOT EXISTS (SELECT * FROM (" + query.text().shown() + ") AS found" + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions)) + ")\n" + statement;
    }

    /** Shown where it is read, for what is done elsewhere; later parts read it again. */
    @Override
    public String facts(Probe probe) {
        return switch (probe) {
            case Probe.Query query when query.side() == Side.SQL_SERVER -> Language.kept(query.keeps()).entrySet().stream().map(keep -> {
                String value = "SELECT CONVERT(nvarchar(max), " + keep.getKey() + ", 1) AS " + Language.variable(keep.getValue()) + " FROM (" + query.text().shown() + ") AS found";
                declare(keep.getValue(), "(" + value + ");");
                return value + ";";
            }).collect(Collectors.joining("\n"));
            case Probe.Resource resource -> Language.kept(resource.keeps()).entrySet().stream().map(keep -> {
                declare(keep.getValue(), "N'0x'; -- fill in what Azure showed at " + keep.getKey());
                return comment("Azure: GET " + resource.path() + "?api-version=" + resource.apiVersion() + " shows it at " + keep.getKey());
            }).collect(Collectors.joining("\n"));
            case Probe.Smoke smoke -> comment("On the " + smoke.side().words() + ", in the database " + smoke.database() + ":\n" + Language.rolledBack(smoke).shown());
            default -> "";
        };
    }

    private void declare(String fact, String value) {
        declarations.put(fact, "DECLARE @" + Language.variable(fact) + " nvarchar(max) = " + value);
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

    /** What has to hold before anything is done. */
    private static String bar(Probe probe) {
        if (!(probe instanceof Probe.Query query) || query.side() != Side.SQL_SERVER) {
            return "";
        }
        List<String> conditions = query.wants().stream().filter(want -> want.other() == Want.Otherwise.CONFLICTING && want.value() instanceof Template.Text).map(TSqlLanguage::condition).toList();
        return conditions.isEmpty() ? "" : "IF EXISTS (SELECT * FROM (" + query.text().shown() + ") AS found WHERE " + String.join(" AND ", conditions) + ")\n";
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
