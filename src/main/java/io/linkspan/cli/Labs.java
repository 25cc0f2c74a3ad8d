package io.linkspan.cli;

import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import io.linkspan.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Starts practice estates and writes their profiles. */
final class Labs {

    private Labs() {
    }

    /** A profile on disk, the line that announces it, and a database that is ready to be linked. */
    record Written(Path file, String ready, String database) {
    }

    static Lab start(String topology) {
        try {
            return Lab.start(Topology.find(topology));
        } catch (IllegalArgumentException e) {
            throw Problem.usage("topology", String.valueOf(e.getMessage()), "Name default, versions, availability-group, fleet, or a file.").exception(e);
        }
    }

    static Written profile(Lab lab, @Nullable Path out) {
        Path file = out != null ? out.toAbsolutePath() : lab.folder().resolve("profile.json");
        try {
            lab.writeProfile(file);
        } catch (IOException e) {
            lab.close();
            throw Problem.usage("out", "The profile cannot be written to " + file + ".", "Name another file.").raw(String.valueOf(e.getMessage())).exception(new UncheckedIOException(e));
        }
        return new Written(file, lab.ready(file), lab.firstDatabase());
    }
}
