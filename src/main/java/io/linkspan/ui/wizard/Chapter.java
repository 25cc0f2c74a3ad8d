package io.linkspan.ui.wizard;

/** A page of a wizard. */
public interface Chapter {

    /**
     * What stands above a page.
     *
     * @param purpose one line below the title
     * @param running whether the page belongs to the run: nothing can be chosen any more
     */
    record Head(String title, String purpose, boolean running) {

        public static Head of(String title, String purpose) {
            return new Head(title, purpose, false);
        }

        public static Head ofRun(String title, String purpose) {
            return new Head(title, purpose, true);
        }
    }

    Head head();

    default String title() {
        return head().title();
    }

    default String purpose() {
        return head().purpose();
    }

    default boolean running() {
        return head().running();
    }
}
