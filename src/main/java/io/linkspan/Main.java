package io.linkspan;

/** Picks the window or the command line. */
public final class Main {

    private Main() {
    }

    public static void main(String[] arguments) {
    }
}
