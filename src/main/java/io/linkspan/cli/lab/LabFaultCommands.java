package io.linkspan.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.cli.desk.Group;
import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.lab.LabControl;
import io.linkspan.lab.LabFault;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

/** {@code lab fault}: what goes wrong in the running practice estate that the profile names. */
public final class LabFaultCommands {

    private LabFaultCommands() {
    }

    public static CommandLine group(Desk desk) {
        return Group.of("fault", "Makes things go wrong in the running practice estate, and right again.", new ListFaults(desk), new SetFault(desk), new ClearFaults(desk));
    }

    private interface Work {
        List<LabFault> on(LabControl control) throws IOException;
    }

    private static int with(Desk desk, Work work) {
        try (LabControl control = control(desk.profileFile())) {
            List<LabFault> faults = work.on(control);
            desk.output().document(Map.of("faults", faults));
            if (faults.isEmpty()) {
                desk.output().say("Nothing is wrong in this practice estate.");
            }
            faults.forEach(fault -> desk.output().say("%3d  %-20s %-20s %s".formatted(fault.id(), fault.kind(), fault.on(), fault.value())));
            return Exit.DONE.code();
        } catch (IllegalArgumentException e) {
            throw Problem.usage("fault", String.valueOf(e.getMessage()), "See: linkspan lab fault set --help").exception(e);
        } catch (IOException e) {
            throw Problem.of(Kind.UNREACHABLE, "lab-gone", "The practice estate of this profile does not answer.", "Start it: linkspan lab start --out FILE.").raw(String.valueOf(e.getMessage())).exception(e);
        }
    }

    private static LabControl control(Path profile) throws IOException {
        JsonNode lab = new ObjectMapper().readTree(Files.readString(profile)).path("lab");
        if (lab.path("control").asText().isEmpty()) {
            throw Problem.usage("no-lab", "The profile " + profile + " is not one of a practice estate.", "Faults are for practice estates only: linkspan lab start --out FILE.").exception();
        }
        return new LabControl(URI.create(lab.path("control").asText()), lab.path("token").asText());
    }

    @Command(name = "list", description = "Lists what is set to go wrong.", mixinStandardHelpOptions = true)
    private record ListFaults(Desk desk) implements Callable<Integer> {
        @Override
        public Integer call() {
            return with(desk, LabControl::faults);
        }
    }

    @Command(name = "set", description = "Makes something go wrong.", mixinStandardHelpOptions = true)
    private static final class SetFault implements Callable<Integer> {

        private final Desk desk;

        @Parameters(paramLabel = "KIND", description = "cut-path, slow-path, kill, stop-redo, expire-certificate, expire-token, fill-log, stop-agent, arm-error, arm-lose-answer or drop-connection")
        private String kind = "";

        @Option(names = "--on", paramLabel = "NAME", description = "A machine or a link.")
        private @Nullable String on;

        @Option(names = "--value", paramLabel = "V", description = "How much, or which: depends on the kind.")
        private @Nullable String value;

        SetFault(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            return with(desk, control -> List.of(control.set(kind, Optional.ofNullable(on).orElse(""), Optional.ofNullable(value).orElse(""))));
        }
    }

    @Command(name = "clear", description = "Makes it right again: one fault, or all.", mixinStandardHelpOptions = true)
    private static final class ClearFaults implements Callable<Integer> {

        private final Desk desk;

        @Parameters(arity = "0..1", paramLabel = "ID")
        private @Nullable Integer id;

        ClearFaults(Desk desk) {
            this.desk = desk;
        }

        @Override
        public Integer call() {
            return with(desk, control -> {
                if (id == null) {
                    control.clear();
                } else {
                    control.clear(id);
                }
                return control.faults();
            });
        }
    }
}
