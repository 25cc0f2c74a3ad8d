package io.linkspan.cli.lab;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.Exit;
import io.linkspan.lab.Lab;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab start}: a practice estate in the foreground, until it is told to stop. */
@Command(name = "start", description = "Runs a practice estate until it is told to stop; its first line says where everything is.", mixinStandardHelpOptions = true)
public final class LabStartCommand implements Callable<Integer> {

    private final Desk desk;

    @Option(names = "--topology", paramLabel = "NAME|FILE", defaultValue = "default", description = "default, versions, availability-group, fleet, or a file.")
    private String topology = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Where the profile of the estate is written; else into its temporary folder.")
    private @Nullable Path out;

    public LabStartCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Lab lab = Labs.start(topology)) {
            desk.tools().atExit().accept(lab::close);
            if (out != null) {
                Labs.writeProfile(lab, out);
            }
            desk.output().raw(lab.ready());
            new CountDownLatch(1).await(); // until the process is asked to stop
            return Exit.DONE.code();
        }
    }
}
