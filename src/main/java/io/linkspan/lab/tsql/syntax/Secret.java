package io.linkspan.lab.tsql.syntax;

/** A password or secret written in a statement; it never shows itself. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
