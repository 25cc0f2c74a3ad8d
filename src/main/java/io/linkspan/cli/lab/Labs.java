package io.linkspan.cli.lab;

import io.linkspan.lab.Lab;
import io.linkspan.lab.LabMachine;
import io.linkspan.lab.Topology;
import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import java.io.IOException;
import java.nio.file.Path;

/** Starts practice estates. */
public final class Labs {

    private Labs() {
    }

    public static Lab start(String topology) {
        try {
            return Lab.start(Topology.find(topology), Path.of(System.getProperty("java.io.tmpdir")));
        } catch (IllegalArgumentException e) {
            throw Problem.usage("topology", "The topology cannot be used: " + e.getMessage() + ".", "Name default, versions, availability-group, fleet, or a file.").exception(e);
        } catch (IOException e) {
            throw Problem.of(Kind.UNEXPECTED, "lab", "The practice estate could not be started.", "Check that the temporary folder can be written and loopback ports are free.")
                    .raw(String.valueOf(e.getMessage())).exception(e);
        }
    }

    public static void writeProfile(Lab lab, Path file) {
        try {
            lab.writeProfile(file);
        } catch (IOException e) {
            throw Problem.usage("out", "The profile cannot be written to " + file + ".", "Name another file.").raw(String.valueOf(e.getMessage())).exception(e);
        }
    }

    /** The first database of the first SQL Server, which the default topology makes ready to be linked. */
    public static String firstDatabase(Lab lab) {
        return lab.machines().stream().filter(machine -> !machine.managed()).map(LabMachine::databases).findFirst().orElseThrow().getFirst();
    }
}
