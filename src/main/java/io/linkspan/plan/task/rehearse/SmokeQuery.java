package io.linkspan.plan.task.rehearse;

import java.time.Duration;

/**
 * One question to the copy of a rehearsal.
 *
 * @param expected the value that its only row has to begin with; empty where any answer will do
 * @param limit    after this it counts as failed
 */
public record SmokeQuery(String title, String text, String expected, Duration limit) {
}
