package io.linkspan.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.TextNode;
import io.linkspan.sqlserver.TSql;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement or a request body as parts. A place to fill is a part of its own, never a mark inside a text, so a database called
 * <code>${x}</code> or <code>$(y)</code> is a text like any other.
 *
 * @param language how late facts and secrets are quoted when they are filled in
 */
public record Template(Language language, List<Part> parts) {

    /** The two languages a template is written in. */
    public enum Language { TSQL, JSON }

    /** What a late fact is, which says how it is quoted: <code>N'…'</code>, <code>[…]</code>, <code>0x…</code> or bare digits. */
    public enum Kind { TEXT, NAME, BINARY, NUMBER }

    /** A piece of a template. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "part")
    @JsonSubTypes({@JsonSubTypes.Type(value = Text.class, name = "text"), @JsonSubTypes.Type(value = Late.class, name = "late"),
            @JsonSubTypes.Type(value = Secret.class, name = "secret")})
    public sealed interface Part {
    }

    /** Goes out as it stands; a value in it has passed the quoting door already. */
    public record Text(String text) implements Part {
    }

    /** A fact that an earlier step reads, such as the public key of a certificate that the run itself makes. */
    public record Late(String fact, Kind kind) implements Part {
    }

    /** Asked for at the last moment and written nowhere. */
    public record Secret(String name) implements Part {
    }

    /** The empty body of a request that has none. */
    public static final Template NOTHING = new Template(Language.JSON, List.of());

    private static final Pattern PLACE = Pattern.compile("<([a-z][A-Za-z]*)>");
    private static final Pattern BINARY = Pattern.compile("(?:0[xX])?((?:[0-9A-Fa-f]{2})+)");

    public Template {
        parts = List.copyOf(parts);
    }

    /** T-SQL whose shape is ours, with <code>&lt;place&gt;</code> where the parts go. A place without a part is a mistake of ours and refused. */
    public static Template sql(String shape, Map<String, ? extends Part> places) {
        return new Template(Language.TSQL, split(shape, places));
    }

    public static Template sql(String statement) {
        return sql(statement, Map.of());
    }

    /** JSON whose shape is ours, places as in {@link #sql(String, Map)}. */
    public static Template json(String shape, Map<String, ? extends Part> places) {
        return new Template(Language.JSON, split(shape, places));
    }

    public static Part name(String value) {
        return new Text(TSql.name(value));
    }

    public static Part text(String value) {
        return new Text(TSql.text(value));
    }

    public static Part string(String value) {
        return new Text(jsonString(value));
    }

    /** As people and scripts see it: <code>${fact}</code> and <code>$(Secret)</code> where something is filled in later. */
    public String shown() {
        return parts.stream().map(part -> switch (part) {
            case Text text -> text.text();
            case Late late -> language == Language.JSON ? "\"${" + late.fact() + "}\"" : "${" + late.fact() + "}";
            case Secret secret -> language == Language.JSON ? "\"$(" + secret.name() + ")\"" : "N'$(" + secret.name() + ")'";
        }).collect(Collectors.joining());
    }

    /** As it goes to the server, for the moment of the call only. */
    public String filled(Map<String, String> facts, Secrets secrets) {
        return parts.stream().map(part -> switch (part) {
            case Text text -> text.text();
            case Late late -> quoted(fact(facts, late), late.kind());
            case Secret secret -> quoted(new String(secrets.read(secret.name())), Kind.TEXT);
        }).collect(Collectors.joining());
    }

    /** Names of the late facts in it. */
    public Stream<String> facts() {
        return parts.stream().filter(Late.class::isInstance).map(part -> ((Late) part).fact());
    }

    public List<String> secrets() {
        return parts.stream().filter(Secret.class::isInstance).map(part -> ((Secret) part).name()).distinct().toList();
    }

    private static String fact(Map<String, String> facts, Late late) {
        String value = facts.get(late.fact());
        if (value == null) {
            throw new IllegalStateException("the fact " + late.fact() + " is not known yet");
        }
        return value;
    }

    private String quoted(String value, Kind kind) {
        return switch (kind) {
            case TEXT -> language == Language.JSON ? jsonString(value) : TSql.text(value);
            case NAME -> language == Language.JSON ? jsonString(value) : TSql.name(value);
            case BINARY -> language == Language.JSON ? jsonString(binary(value)) : binary(value);
            case NUMBER -> new BigInteger(value).toString();
        };
    }

    /** The management API shows bytes without the prefix. */
    private static String binary(String value) {
        Matcher bytes = BINARY.matcher(value);
        if (!bytes.matches()) {
            throw new IllegalStateException("not a binary value: " + value);
        }
        return TSql.binary(HexFormat.of().parseHex(bytes.group(1)));
    }

    private static List<Part> split(String shape, Map<String, ? extends Part> places) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        Matcher matcher = PLACE.matcher(shape);
        int end = 0;
        while (matcher.find()) {
            Part part = places.get(matcher.group(1));
            if (part == null) {
                throw new IllegalArgumentException("no part for <" + matcher.group(1) + ">");
            }
            literal.append(shape, end, matcher.start());
            end = matcher.end();
            if (part instanceof Text text) {
                literal.append(text.text());
            } else {
                parts.add(new Text(literal.toString()));
                literal.setLength(0);
                parts.add(part);
            }
        }
        literal.append(shape, end, shape.length());
        parts.add(new Text(literal.toString()));
        return parts.stream().filter(part -> !(part instanceof Text text && text.text().isEmpty())).toList();
    }

    private static String jsonString(String value) {
        return TextNode.valueOf(value).toString();
    }
}
