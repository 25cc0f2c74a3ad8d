package io.linkspan;

/** Starts {@code Main} on a Java that can run it, and says in one sentence what is missing on an older one; so it is compiled for Java 8. */
public final class Launcher {

    private static final int NEEDED = 25;

    private Launcher() {
    }

    public static void main(String[] arguments) throws Exception {
        String version = System.getProperty("java.specification.version", "0");
        if (version.startsWith("1.") || Integer.parseInt(version) < NEEDED) {
            System.err.println("Linkspan needs Java " + NEEDED + " or later; this is Java " + version
                    + ". Install a JDK " + NEEDED + " (for example Eclipse Temurin) and start linkspan.jar with its java.");
            System.exit(1);
        }
        Class.forName("io.linkspan.Main").getMethod("main", String[].class).invoke(null, (Object) arguments);
    }
}
