package io.linkspan.ui.wizard;

/** A page of a wizard. */
public interface Chapter {

    String title();

    /** One line below the title. */
    String purpose();

    /** Belongs to the run: nothing can be chosen any more. */
    boolean running();
}
