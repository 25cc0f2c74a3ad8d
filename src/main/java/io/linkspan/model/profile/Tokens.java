package io.linkspan.model.profile;

import java.time.Instant;

/** Gives access tokens of the account that is signed in to Azure. */
public interface Tokens {

    /**
     * @param scope what the token is for: {@code https://database.windows.net//.default}
     * @throws io.linkspan.model.ProblemException if signing in failed
     */
    Token of(String scope);

    /** A token in hand was no longer taken: the next ones are fetched anew. */
    void renew();

    /** An access token and its end. */
    record Token(Secret value, Instant until) {
    }
}
