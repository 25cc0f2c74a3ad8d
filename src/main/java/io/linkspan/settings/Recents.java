package io.linkspan.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.linkspan.model.Problem;
import io.linkspan.model.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The profiles that were opened lately, newest first, remembered in the state folder. A list that cannot be read counts as empty: it is a convenience. */
public final class Recents {

    private static final Logger LOG = LoggerFactory.getLogger(Recents.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST = 10;

    private final Path file;

    /** @param home the state folder */
    public Recents(Path home) {
        file = home.resolve("recent.json");
    }

    /** An estate that was opened. */
    public record Recent(String name, Path file, int servers, int instances, Instant openedAt) {
    }

    /** Newest first; none, too, where the file cannot be read: {@link #damage()} tells them apart. */
    public List<Recent> list() {
        try {
            List<Recent> found = new ArrayList<>();
            MAPPER.readTree(Files.exists(file) ? Files.readString(file) : "[]").forEach(n -> read(n).ifPresent(found::add));
            return List.copyOf(found);
        } catch (IOException e) {
            LOG.debug("{} cannot be read: {}", file, e.toString());
            return List.of();
        }
    }

    /** Why the file cannot be read, if it cannot. */
    public Optional<Problem> damage() {
        try {
            MAPPER.readTree(Files.exists(file) ? Files.readString(file) : "[]");
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Problem.of(Problem.Kind.UNEXPECTED, "recents-damaged", file.getFileName() + " cannot be read.", "Open an estate: the file is written anew.").raw(String.valueOf(e.getMessage())));
        }
    }

    /** Puts it first. */
    public void add(Path profileFile, Profile profile, Instant openedAt) {
        Recent newest = new Recent(profile.name(), profileFile.toAbsolutePath().normalize(), profile.servers().size(), profile.instances().size(), openedAt);
        write(Stream.concat(Stream.of(newest), list().stream().filter(r -> !r.file().equals(newest.file()))).limit(MOST).toList());
    }

    public void remove(Path profileFile) {
        write(list().stream().filter(r -> !r.file().equals(profileFile)).toList());
    }

    private void write(List<Recent> recents) {
        ArrayNode array = MAPPER.createArrayNode();
        recents.forEach(r -> array.addObject().put("name", r.name()).put("file", r.file().toString()).put("servers", r.servers()).put("instances", r.instances()).put("openedAt", r.openedAt().toString()));
        try {
            OwnerOnly.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(array) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }

    private static Optional<Recent> read(JsonNode n) {
        try {
            return n.path("file").asText().isEmpty() ? Optional.empty()
                    : Optional.of(new Recent(n.path("name").asText(), Path.of(n.path("file").asText()), n.path("servers").asInt(), n.path("instances").asInt(), Instant.parse(n.path("openedAt").asText())));
        } catch (DateTimeParseException | java.nio.file.InvalidPathException e) {
            LOG.debug("an entry of recent.json cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
