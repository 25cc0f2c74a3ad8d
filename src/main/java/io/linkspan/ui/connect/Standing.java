package io.linkspan.ui.connect;

import io.linkspan.model.Problem;
import io.linkspan.ui.control.State;
import io.linkspan.ui.work.Activity;
import java.time.Duration;
import java.time.Instant;

/** How a machine or the account stands, in a word or two. */
record Standing(State state, String words) {

    static final Standing NOT_TRIED = new Standing(State.PENDING, "not tried");

    static Standing trying(Activity.Busy busy, Instant now) {
        return new Standing(State.RUNNING, "trying, " + Duration.between(busy.since(), now).toSeconds() + " s");
    }

    static Standing failed(Problem problem) {
        return new Standing(State.ERROR, switch (problem.code()) {
            case "login-failed" -> "login failed";
            case "unreachable", "no-answer", "connection-lost" -> "no answer";
            case "unknown-host" -> "unknown name";
            case "sign-in", "sign-in-again" -> "not signed in";
            case "secret", "secret-refused" -> "no password";
            default -> "failed";
        });
    }
}
