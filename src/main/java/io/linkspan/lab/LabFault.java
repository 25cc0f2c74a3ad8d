package io.linkspan.lab;

/**
 * A fault as people see it.
 *
 * @param kind  in kebab case, {@code cut-path}
 * @param on    a machine or link, empty for all
 * @param value empty where the kind needs none
 */
public record LabFault(int id, String kind, String on, String value) {
}
