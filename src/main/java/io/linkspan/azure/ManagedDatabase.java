package io.linkspan.azure;

/** A database of a managed instance (REST, Managed Databases). Status: Online, Creating, Restoring …; open. */
public record ManagedDatabase(String name, String status) {
}
