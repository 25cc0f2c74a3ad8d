package io.linkspan.ui.export;

import java.util.List;
import java.util.stream.Collectors;

/** A command line of a POSIX shell, with its words quoted where they need it. */
public final class CommandLine {

    private CommandLine() {
    }

    public static String of(List<String> words) {
        return words.stream().map(word -> word.matches("[A-Za-z0-9_./:=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'").collect(Collectors.joining(" "));
    }

    public static String of(String... words) {
        return of(List.of(words));
    }
}
