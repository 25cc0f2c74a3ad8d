package io.linkspan.ui;

import io.linkspan.plan.run.Pause;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * What the window needs of the program around it.
 *
 * @param executor runs everything that waits; virtual threads
 * @param home     the state folder
 */
public record Surroundings(Clock clock, Pause pause, ExecutorService executor, Map<String, String> environment, Path home) {
}
