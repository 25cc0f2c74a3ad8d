package io.linkspan.script;

import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Template;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a language of scripts says what a plan says. */
sealed interface Language permits TSqlLanguage, PowerShellLanguage, AzLanguage {

    /** How the script is used, one sentence. */
    String use();

    /** What a statement needs to be known before it. */
    default String before(Call.Statement statement) {
        return "";
    }

    /** A part, once it is written. */
    default String part(String text) {
        return text;
    }

    String comment(String text);

    /** Asks for a secret, or makes place for it. */
    String secret(String name);

    String statement(Call.Statement statement);

    String request(Call.Request request);

    /** The statement, not run where its work is there already, if the language can say so. */
    default String guarded(Probe probe, String statement) {
        return statement;
    }

    /** Reads the facts that later steps need. */
    String facts(Probe probe);

    /** A name that every language takes for a variable. */
    static String variable(String fact) {
        return fact.replaceAll("[^A-Za-z0-9]", "_");
    }

    /** Facts by column or pointer, without those that only tell one object from another. */
    static Map<String, String> kept(Map<String, String> keeps) {
        return keeps.entrySet().stream().filter(keep -> !keep.getValue().startsWith("identity.")).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
    }

    /** A smoke query between the ends of a transaction that comes to nothing. */
    static Template rolledBack(Probe.Smoke smoke) {
        return Template.sql("BEGIN TRANSACTION;\n<query>\nIF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;", Map.of("query", new Template.Text(smoke.query())));
    }

    /** Puts a template together from quoted pieces, late facts and secrets. */
    static String join(Template template, String between, Pieces pieces) {
        return template.parts().stream().map(part -> switch (part) {
            case Template.Text text -> pieces.literal(text.text());
            case Template.Late late when template.language() == Template.Language.JSON -> pieces.literal("\"") + between + pieces.fact(late) + between + pieces.literal("\"");
            case Template.Late late -> pieces.fact(late);
            case Template.Secret secret -> pieces.secret(secret);
        }).collect(Collectors.joining(between));
    }

    /** The three kinds of piece, in a language. */
    interface Pieces {
        String literal(String text);

        String fact(Template.Late late);

        String secret(Template.Secret secret);
    }
}
