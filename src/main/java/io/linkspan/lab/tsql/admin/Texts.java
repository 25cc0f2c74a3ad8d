package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.syntax.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Values of options as text, numbers and moments. */
public final class Texts {

    private static final List<DateTimeFormatter> DATES = Stream.of("yyyy-M-d", "yyyyMMdd", "M/d/yyyy", "M-d-yyyy", "MMM d, yyyy", "MMM d yyyy", "MMMM d, yyyy")
            .map(p -> new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(p).toFormatter(Locale.ENGLISH)).toList();
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder().appendPattern("yyyy-M-d['T'][' ']H:m[:s]").toFormatter(Locale.ENGLISH);

    private Texts() {
    }

    /** The text of an option; empty if it is not given. */
    public static Optional<String> find(List<Option> options, String name, Scope scope) {
        return Option.find(options, name).flatMap(o -> of(o, scope));
    }

    /** A word, a literal or the value of a variable. */
    public static Optional<String> of(Option option, Scope scope) {
        return option.value().isPresent() && option.words().isEmpty() ? option.value().map(scope::value).map(Object::toString) : option.text();
    }

    /** True where the option is there and not OFF. */
    public static boolean on(List<Option> options, String name) {
        return Option.find(options, name).filter(o -> !o.is("OFF")).isPresent();
    }

    /** A date as CREATE CERTIFICATE takes it, UTC. @throws ServerError 241 */
    public static Instant moment(String text) {
        for (DateTimeFormatter format : DATES) {
            Optional<LocalDate> date = date(text.strip(), format);
            if (date.isPresent()) {
                return date.get().atStartOfDay().toInstant(ZoneOffset.UTC);
            }
        }
        try {
            return LocalDateTime.parse(text.strip().replaceAll("\\.\\d+$", ""), MOMENT).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw ServerError.of(241, 16, 1, "Conversion failed when converting date and/or time from character string.");
        }
    }

    private static Optional<LocalDate> date(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(text, format));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Pages of 8 KB from 64MB, 1 GB, a bare number of megabytes; UNLIMITED is -1. */
    static long pages(Option option, Scope scope) {
        String text = of(new Option(option.name(), option.value(), List.of(), List.of()), scope).orElse("") + String.join("", option.words());
        String upper = text.toUpperCase(Locale.ROOT).replace(" ", "");
        if (upper.equals("UNLIMITED")) {
            return -1;
        }
        long number = Long.parseLong(upper.replaceAll("\\D", "").isEmpty() ? "0" : upper.replaceAll("\\D", ""));
        return switch (upper.replaceAll("\\d", "")) {
            case "KB" -> number / 8;
            case "GB" -> number << 17;
            case "TB" -> number << 27;
            default -> number << 7;
        };
    }
}
