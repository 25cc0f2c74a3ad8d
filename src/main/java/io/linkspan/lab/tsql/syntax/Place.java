package io.linkspan.lab.tsql.syntax;

/** Where something stands in its batch: the line, counted from 1, and the offsets of its first character and behind its last. */
public record Place(int line, int start, int end) {
}
