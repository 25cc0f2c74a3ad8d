package io.linkspan.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the program itself carries of the manual: help on each page, and the chapter on checks. */
public final class Manual {

    private static final List<String> FILES = List.of("window.md", "checks.md");

    private final List<Section> sections;

    /** @param paragraphs in plain words */
    public record Section(String anchor, String title, List<String> paragraphs) {
    }

    private Manual(List<Section> sections) {
        this.sections = sections;
    }

    public static Manual read() {
        return new Manual(FILES.stream().flatMap(file -> text(file).stream()).flatMap(Manual::sections).toList());
    }

    /** The section of that name whatever its case, else the one whose name it begins with. */
    public Optional<Section> find(String anchor) {
        String wanted = anchor.toLowerCase(Locale.ROOT);
        return sections.stream().filter(s -> s.anchor().equals(wanted)).findFirst().or(() -> sections.stream().filter(s -> wanted.startsWith(s.anchor() + "-")).findFirst());
    }

    private static Optional<String> text(String file) {
        try (InputStream in = Manual.class.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A heading of the second or third level begins one. The first line below it is its title where it is short, as in help on a page. */
    private static Stream<Section> sections(String text) {
        return Stream.of(text.split("(?m)^#{2,3} ")).skip(1).map(part -> {
            List<String> lines = new ArrayList<>(part.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
            String anchor = lines.removeFirst();
            String title = lines.size() > 1 && lines.getFirst().length() < 30 ? lines.removeFirst() : anchor;
            return new Section(anchor.toLowerCase(Locale.ROOT), title, lines.stream().map(line -> line.replaceAll("[*`]", "")).toList());
        });
    }
}
