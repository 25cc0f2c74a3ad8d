package io.linkspan.lab.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of a machine, and the blobs of the world: paths are those that the machine would have, the bytes go into a folder of the lab, one file for each path. A blob is the same for every machine. */
public final class Files {

    private static final Pattern WINDOWS = Pattern.compile("(?i)[c-f]:\\\\[^<>:\"|?*/]+|\\\\\\\\[^\\\\<>:\"|?*]+\\\\[^<>:\"|?*]+");
    private static final Pattern LINUX = Pattern.compile("/[^\\x00]+");

    private final Path folder;
    private final Path blobs;
    private final boolean windows;
    private final String home;

    Files(Path folder, Path blobs, boolean windows, String home) {
        this.folder = folder;
        this.blobs = blobs;
        this.windows = windows;
        this.home = home;
    }

    /** A path as the machine completes it: one without folder is put into the backup folder. */
    public String complete(String path) {
        return path.contains("\\") || path.contains("/") || path.contains(":") ? path : home + path;
    }

    /** True for a path that this machine can have: drives C to F and shares on Windows, any absolute path on Linux. */
    public boolean reachable(String path) {
        return (windows ? WINDOWS : LINUX).matcher(complete(path)).matches();
    }

    public Optional<byte[]> read(String path) {
        Path file = place(path);
        try {
            return java.nio.file.Files.exists(file) ? Optional.of(java.nio.file.Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String path, byte[] bytes) {
        try {
            Path file = place(path);
            java.nio.file.Files.createDirectories(file.getParent());
            java.nio.file.Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the bytes really are: the name of the file with a digest of its whole path, so no path leads out of the folder. */
    public Path place(String path) {
        boolean blob = path.startsWith("https://");
        String whole = windows && !blob ? complete(path).toLowerCase(Locale.ROOT) : complete(path);
        String name = whole.replaceAll(".*[\\\\/]", "").replaceAll("[^A-Za-z0-9._-]", "_");
        return (blob ? blobs : folder).resolve(HexFormat.of().toHexDigits(whole.hashCode()) + "-" + (name.length() > 80 ? name.substring(0, 80) : name));
    }
}
