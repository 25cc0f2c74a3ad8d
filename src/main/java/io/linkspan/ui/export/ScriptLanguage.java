package io.linkspan.ui.export;

import io.linkspan.script.Script;
import io.linkspan.script.ScriptFormat;
import java.time.Instant;
import java.util.stream.Collectors;

/** Languages that a Script menu offers. */
public enum ScriptLanguage {
    TSQL("T-SQL", "sql"), POWERSHELL("PowerShell", "ps1"), AZ("Azure CLI", "sh"), COMMAND_LINE("Linkspan command line", "sh");

    private final String words;
    private final String extension;

    ScriptLanguage(String words, String extension) {
        this.words = words;
        this.extension = extension;
    }

    public String words() {
        return words;
    }

    /** Of its files, without a dot. */
    public String extension() {
        return extension;
    }

    /** The script; secrets are places to fill in. Pure. */
    public String text(Scripted what, Instant at) {
        Script.Heading heading = new Script.Heading(at, what.practice());
        return switch (this) {
            case TSQL -> Script.of(what.plan(), ScriptFormat.TSQL, heading, what.done());
            case POWERSHELL -> Script.of(what.plan(), ScriptFormat.POWERSHELL, heading, what.done());
            case AZ -> Script.of(what.plan(), ScriptFormat.AZ, heading, what.done());
            case COMMAND_LINE -> Script.title(what.plan(), heading).map(line -> "# " + line.replaceAll("\\R", " ")).collect(Collectors.joining("\n"))
                    + "\n# Reads the machines again, shows the plan, asks, and runs it. Put the estate's profile in place of PROFILE.\n\nlinkspan --profile PROFILE " + what.command() + "\n";
        };
    }

    /** For a file. */
    String fileName(Scripted what) {
        return (what.practice() ? "PRACTICE-" : "") + what.plan().task() + "-" + what.plan().link().value().replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
