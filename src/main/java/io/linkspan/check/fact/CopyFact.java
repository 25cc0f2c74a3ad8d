package io.linkspan.check.fact;

/** A database on the managed instance, as its own catalogue shows it. */
public record CopyFact(String name, String state) {
}
