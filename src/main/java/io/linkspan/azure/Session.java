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

    synchronized void end() {
        credential = null;
    }
}
