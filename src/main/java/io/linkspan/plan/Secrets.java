package io.linkspan.plan;

/** Where the value of a named secret comes from: a file, the vault, a person. Asked at the moment of the call. */
@FunctionalInterface
public interface Secrets {

    /** For what asks for none. */
    Secrets NONE = name -> {
        throw new IllegalArgumentException("nobody was to be asked for a secret: " + name);
    };

    /**
     * The value of a secret. The caller does not keep it.
     *
     * @throws io.linkspan.model.ProblemException when nobody can say it
     */
    char[] read(String name);
}
