package io.linkspan.sqlserver;

import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.profile.ShownCertificate;
import io.linkspan.model.profile.UntrustedException;

/** What came of trying to log in to a machine. */
public sealed interface Trial {

    /** It let us in. */
    record Answered(ServerIdentity identity) implements Trial {
    }

    /** It answers, but with a certificate that is not trusted; nothing was sent to it. */
    record Untrusted(Problem problem, ShownCertificate certificate) implements Trial {
    }

    record Failed(Problem problem) implements Trial {
    }

    /** Logs in and asks who answers. Waits up to the time for logging in. */
    static Trial of(Connect connect) {
        try (SqlServer server = SqlServer.open(connect)) {
            return new Answered(server.identity());
        } catch (ProblemException e) {
            return UntrustedException.in(e).<Trial>map(shown -> new Untrusted(e.problem(), shown)).orElseGet(() -> new Failed(e.problem()));
        }
    }
}
