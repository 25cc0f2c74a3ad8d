package io.linkspan.model;

/** How much a finding or a check matters. */
public enum Severity {
    INFO, WARNING, ERROR
}
