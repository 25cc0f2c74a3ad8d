package io.linkspan.plan.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.linkspan.model.LinkName;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A file that says who is at a link. It is a file with a holder in it and not a lock of the operating system, because those end as soon as
 * the same process closes any other handle on the file, and because the others want to read who it is.
 */
final class LinkLock implements AutoCloseable {

    private static final JsonMapper JSON = Json.mapper();

    private final Path file;

    /** Who is at it, with which run. */
    record Holder(String run, Operator operator, Instant at) {
    }

    private LinkLock(Path file) {
        this.file = file;
    }

    /** Takes the lock; one whose process is gone is taken over. Refused while somebody lives who holds it. */
    static synchronized LinkLock take(Path home, LinkName link, Holder holder) {
        try {
            Path folder = OwnerOnly.folder(home.resolve("locks"));
            Path file = file(folder, link);
            // one process at a time, so that two who find the same dead holder do not take each other's lock away
            try (FileChannel guard = OwnerOnly.open(folder.resolve("guard"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE)); FileLock _ = guard.lock()) {
                Optional<String> present = content(file);
                Optional<Holder> other = present.flatMap(LinkLock::parse);
                if (other.isPresent() && other.get().operator().lives()) {
                    throw Problem.of(Kind.REFUSED, "link-locked", "The link " + link + " is being worked on by " + other.get().operator() + " since " + other.get().at() + ", run "
                            + other.get().run() + ".", "Wait for that run to end, or stop it there.").exception();
                }
                if (present.isPresent()) {
                    Files.deleteIfExists(file);
                }
                create(file, JSON.writeValueAsBytes(holder));
                return new LinkLock(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock the link " + link, e);
        }
    }

    /** Who holds the lock and lives. */
    static Optional<Holder> holder(Path home, LinkName link) {
        try {
            return content(file(home.resolve("locks"), link)).flatMap(LinkLock::parse).filter(holder -> holder.operator().lives());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the lock of the link " + link, e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + file, e);
        }
    }

    private static void create(Path file, byte[] content) throws IOException {
        try (FileChannel channel = OwnerOnly.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            channel.write(ByteBuffer.wrap(content));
            channel.force(true);
        }
    }

    private static Optional<String> content(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Empty for what a process left that died while writing it. */
    private static Optional<Holder> parse(String content) {
        try {
            return Optional.of(JSON.readValue(content, Holder.class));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** SQL Server and Azure may both tell names apart by case or not; here they count as one. */
    private static Path file(Path folder, LinkName link) {
        String name = link.value().toLowerCase(Locale.ROOT);
        return folder.resolve((new LinkName(name).isPortable() ? name : HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8))) + ".lock");
    }
}
