package io.linkspan;

/** Picks the window or the command line. Until there is a window, no arguments run the practice demo. */
public final class Main {

    private Main() {
    }

    public static void main(String[] arguments) {
        int code;
        try (Linkspan linkspan = new Linkspan()) {
            code = linkspan.cli().run(arguments.length == 0 ? new String[] {"demo"} : arguments);
        }
        System.exit(code);
    }
}
