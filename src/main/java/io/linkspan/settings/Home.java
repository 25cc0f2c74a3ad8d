package io.linkspan.settings;

import io.linkspan.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The state folder, which only its owner may open. */
public record Home(Path folder) {

    /** The folder of the option, else of LINKSPAN_HOME, else the platform's own place; made if it is missing, closed to others. */
    public static Home of(Optional<Path> option, Map<String, String> environment, String operatingSystem, Path userHome) {
        Path folder = option.or(() -> set(environment, "LINKSPAN_HOME").map(Path::of)).orElseGet(() -> platform(environment, operatingSystem.toLowerCase(Locale.ROOT), userHome));
        return new Home(ownerOnly(folder.toAbsolutePath().normalize()));
    }

    /** {@link #of} for this process. */
    public static Home of(Optional<Path> option) {
        return of(option, System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /** Where journals are. */
    public Path runs() {
        return ownerOnly(folder.resolve("runs"));
    }

    static Path platform(Map<String, String> environment, String operatingSystem, Path userHome) {
        if (operatingSystem.contains("win")) {
            return set(environment, "LOCALAPPDATA").map(Path::of).orElse(userHome.resolve("AppData").resolve("Local")).resolve("Linkspan");
        }
        if (operatingSystem.contains("mac")) {
            return userHome.resolve("Library").resolve("Application Support").resolve("Linkspan");
        }
        return set(environment, "XDG_STATE_HOME").map(Path::of).filter(Path::isAbsolute).orElse(userHome.resolve(".local").resolve("state")).resolve("linkspan");
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank());
    }

    private static Path ownerOnly(Path folder) {
        try {
            if (Files.getFileStore(existing(folder)).supportsFileAttributeView("posix")) {
                if (!Files.isDirectory(folder)) {
                    Files.createDirectories(folder.getParent());
                    Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                }
                if (isOurs(folder)) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            } else {
                Files.createDirectories(folder);
                AclFileAttributeView acl = Files.getFileAttributeView(folder, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
                acl.setAcl(List.of(AclEntry.newBuilder().setType(AclEntryType.ALLOW).setPrincipal(acl.getOwner()).setPermissions(EnumSet.allOf(AclEntryPermission.class))
                        .setFlags(EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)).build()));
            }
            return folder;
        } catch (IOException e) {
            throw Problem.usage("home", "The state folder " + folder + " cannot be made or closed to others.", "Name another with --home.").raw(e.toString()).exception(e);
        }
    }

    /** Empty or used by us before. The permissions of a folder with other things in it, /tmp for instance, are not ours to change. */
    private static boolean isOurs(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return Files.isDirectory(folder.resolve("runs")) || entries.findAny().isEmpty();
        }
    }

    private static Path existing(Path folder) {
        Path p = folder;
        while (!Files.exists(p)) {
            p = p.getParent();
        }
        return p;
    }
}
