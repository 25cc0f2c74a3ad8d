package io.linkspan.script;

import io.linkspan.model.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Languages that a plan can be written in. */
public enum ScriptFormat {
    TSQL, POWERSHELL, AZ;

    /** The word of the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ScriptFormat of(String word) {
        return Arrays.stream(values()).filter(format -> format.word().equalsIgnoreCase(word)).findFirst().orElseThrow(() -> Problem.usage("script-format", "There is no script format \"" + word + "\".",
                "Name one of: " + Arrays.stream(values()).map(ScriptFormat::word).collect(Collectors.joining(", ")) + ".").exception());
    }
}
