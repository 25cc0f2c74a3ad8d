package io.linkspan.cli.link;

import io.linkspan.cli.desk.Desk;
import io.linkspan.cli.desk.PasswordSource;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkName;
import io.linkspan.plan.task.CreateDraft;
import io.linkspan.plan.task.NewLink;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code link create}, {@code check create} and {@code script create} are told of the new link. */
public final class CreateOptions {

    @Option(names = "--database", required = true, paramLabel = "D", description = "The database on SQL Server.")
    public String database = "";

    @Option(names = "--server", required = true, paramLabel = "S", description = "The SQL Server, by its name in the profile.")
    public String server = "";

    @Option(names = "--instance", required = true, paramLabel = "M", description = "The managed instance, by its name in the profile.")
    public String instance = "";

    @Option(names = "--name", paramLabel = "L", description = "Name of the link; else made from the database's.")
    public @Nullable String name;

    @Option(names = "--address", paramLabel = "HOST[:PORT]", description = "The server's mirroring endpoint as the instance reaches it; else the address this connection uses.")
    public @Nullable String address;

    @Option(names = "--backup-to", paramLabel = "PATH", description = "Where SQL Server may write a full backup, if the link needs one first.")
    public @Nullable String backupTo;

    @Option(names = "--master-key-password-file", paramLabel = "FILE", description = "First line: password for the database master key, if master has none yet. A practice estate makes a random one.")
    public @Nullable Path masterKeyPasswordFile;

    /** Both ends, connected to. */
    public LinkEnds ends(Desk desk) {
        return desk.ends(desk.profile(), server, instance);
    }

    /** Both ends read, and the task that follows. */
    public CreateDraft read(Desk desk, LinkEnds ends) {
        NewLink wanted = new NewLink(database, server, instance, Optional.ofNullable(name).map(LinkName::new), Optional.ofNullable(address), Optional.ofNullable(backupTo));
        return CreateDraft.read(wanted, ends, desk.reader(ends), desk.profile().cloud(), password(desk).canBeGiven(), desk.tools().clock());
    }

    public PasswordSource password(Desk desk) {
        return new PasswordSource(desk, Optional.ofNullable(masterKeyPasswordFile), desk.profile().practice());
    }
}
