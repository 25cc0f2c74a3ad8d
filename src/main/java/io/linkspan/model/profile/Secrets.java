package io.linkspan.model.profile;

/** Gives the secret that a profile only names. */
@FunctionalInterface
public interface Secrets {

    /**
     * @param what what it is for, in words: {@code password of sa on SQL01}
     * @throws io.linkspan.model.ProblemException if there is none
     */
    Secret of(SecretSource source, String what);
}
