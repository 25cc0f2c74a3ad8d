package io.linkspan.model;

/** What this program calls itself. */
public final class Product {

    /** With its version. */
    public static final String NAME = "Linkspan 0.1";

    private Product() {
    }
}
