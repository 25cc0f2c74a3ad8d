package io.linkspan.settings;

import io.linkspan.model.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read, replaced as a whole: whoever reads one sees the old or the new, never a half. */
public final class OwnerOnly {

    private OwnerOnly() {
    }

    /** Replaces a file, or makes it; a problem where that cannot be. */
    public static void write(Path file, String text) {
        Path target = file.toAbsolutePath();
        try {
            Path next = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".new", attributes(target.getParent()));
            try {
                try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                    channel.force(true);
                }
                Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw Problem.usage("cannot-write", "The file " + file + " cannot be written.", "Check the folder and its permissions, or choose another.").raw(e.toString()).exception(e);
        }
    }

    private static FileAttribute<?>[] attributes(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix") ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))} : new FileAttribute<?>[0];
    }
}
