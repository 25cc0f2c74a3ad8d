package io.linkspan.lab.arm;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseFile;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.group.LinkRequest;
import java.util.Optional;

/** Files that a managed instance does not take (SQL Server errors 41948 and 41950): found when the instance is about to seed. */
final class SourceFiles {

    private SourceFiles() {
    }

    static Optional<ArmError> refusal(Estate estate, LinkRequest link) {
        return estate.instances().stream().filter(i -> !i.managed() && i.groups().find(link.partnerAvailabilityGroupName()).isPresent())
                .flatMap(i -> link.databases().stream().flatMap(name -> i.databases().find(name).stream())).flatMap(d -> refusal(d).stream()).findFirst();
    }

    private static Optional<ArmError> refusal(Database database) {
        if (database.files().stream().filter(DatabaseFile::log).count() > 1) {
            return Optional.of(new ArmError("ManagedInstanceLinkSourceDbHasMultipleLogFiles", "The database '" + database.name() + "' has more than one log file."));
        }
        return database.files().stream().anyMatch(f -> f.type().equals("FILESTREAM"))
                ? Optional.of(new ArmError("ManagedInstanceLinkSourceDbHasFilestream", "The database '" + database.name() + "' has FILESTREAM or FileTable data.")) : Optional.empty();
    }
}
