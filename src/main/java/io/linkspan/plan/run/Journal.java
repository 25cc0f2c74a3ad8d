package io.linkspan.plan.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.Problem;
import io.linkspan.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The file of one run: JSON lines, each on the disk before the runner goes on. Used by one thread at a time.
 * A last line that the end of the process tore is no line: what it was to say had not happened yet, or is read again from the servers.
 */
final class Journal implements AutoCloseable {

    private static final JsonMapper JSON = Json.mapper();

    private final FileChannel channel;
    private final List<Entry> entries;

    private Journal(FileChannel channel, List<Entry> entries) {
        this.channel = channel;
        this.entries = entries;
    }

    static Journal create(Path file, Entry.Begun begun) throws IOException {
        Journal journal = new Journal(OwnerOnly.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)), new ArrayList<>());
        journal.add(begun);
        return journal;
    }

    /** Opens a journal to go on with it, behind its last whole line. */
    static Journal open(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>(read(file));
        FileChannel channel = OwnerOnly.open(file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
        channel.truncate(wholeLines(Files.readAllBytes(file)));
        channel.position(channel.size());
        return new Journal(channel, entries);
    }

    /** The whole lines of a journal. */
    static List<Entry> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<String> lines = new String(bytes, 0, wholeLines(bytes), StandardCharsets.UTF_8).lines().toList();
        List<Entry> entries = new ArrayList<>();
        for (String line : lines) {
            try {
                entries.add(JSON.readValue(line, Entry.class));
            } catch (JsonProcessingException e) {
                throw Problem.of(Kind.UNEXPECTED, "journal-damaged", "Line " + (entries.size() + 1) + " of " + file.getFileName() + " cannot be read.",
                        "Restore the file from a copy; without it the run cannot be resumed.").raw(e.getOriginalMessage()).exception(e);
            }
        }
        return entries;
    }

    void add(Entry entry) {
        try {
            channel.write(ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
            entries.add(entry);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal", e);
        }
    }

    /** What happened so far. */
    History history() {
        return new History(entries);
    }

    Plan plan() {
        return history().plan();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the journal", e);
        }
    }

    private static int wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
