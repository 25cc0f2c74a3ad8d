package io.linkspan.azure;

import com.azure.core.credential.TokenCredential;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One sign-in, shared by all clients that work on its behalf: whoever comes first signs in, the others wait for that. */
final class Session {

    private @Nullable TokenCredential credential;

    synchronized TokenCredential credential(Supplier<TokenCredential> signIn) {
        TokenCredential known = credential;
        if (known == null) {
            known = signIn.get();
            credential = known;
        }
        return known;
    }

    /** The service no longer takes the token. A person who signed in stays so where the sign-in can be renewed in silence. */
    synchronized void renew() {
        if (credential instanceof Person person) {
            person.renew();
        } else {
            credential = null;
        }
    }

    synchronized void end() {
        credential = null;
    }
}
