package io.linkspan.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the window was left: sizes in pixels, what was open, light or dark. One that cannot be read is the first one again.
 *
 * @param theme System, Light or Dark
 */
public record WindowLayout(double width, double height, double tree, double details, double bottom, boolean treeOpen, boolean detailsOpen, boolean bottomOpen, String theme) {

    public static final WindowLayout FIRST = new WindowLayout(1280, 800, 244, 264, 160, true, false, false, "System");

    private static final ObjectMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final String FILE = "window.json";

    public static WindowLayout read(Path home) {
        Path file = home.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return FIRST;
        }
        try {
            return Optional.ofNullable(JSON.readValue(Files.readString(file), WindowLayout.class)).filter(WindowLayout::makesSense).orElse(FIRST);
        } catch (IOException _) { // it is only a convenience
            return FIRST;
        }
    }

    /** @throws IOException if the state folder cannot be written */
    public void write(Path home) throws IOException {
        OwnerOnly.write(home.resolve(FILE), JSON.writeValueAsString(this) + "\n");
    }

    private boolean makesSense() {
        return width >= 400 && height >= 300 && tree >= 100 && details >= 100 && bottom >= 60 && theme != null;
    }
}
