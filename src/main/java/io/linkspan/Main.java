package io.linkspan;

/** Picks the command line or, without arguments, the window; where there is no display, the same job runs in the terminal. */
public final class Main {

    private Main() {
    }

    public static void main(String[] arguments) {
        int code;
        try (Linkspan linkspan = new Linkspan()) {
            code = arguments.length > 0 ? linkspan.command(arguments) : Linkspan.display() ? linkspan.window() : linkspan.command("demo");
        }
        System.exit(code);
    }
}
