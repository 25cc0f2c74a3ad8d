package io.linkspan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.linkspan.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path folder;

    @Test
    void theOptionWinsOverTheVariableAndTheVariableOverThePlatform() {
        Map<String, String> environment = Map.of("LINKSPAN_HOME", folder.resolve("variable").toString(), "XDG_STATE_HOME", folder.resolve("state").toString());
        assertEquals(folder.resolve("option"), Home.of(Optional.of(folder.resolve("option")), environment, "Linux", folder).folder());
        assertEquals(folder.resolve("variable"), Home.of(Optional.empty(), environment, "Linux", folder).folder());
        assertEquals(folder.resolve("state").resolve("linkspan"), Home.of(Optional.empty(), Map.of("XDG_STATE_HOME", folder.resolve("state").toString()), "Linux", folder).folder());
    }

    @Test
    void eachPlatformHasItsOwnPlace() {
        Path user = Path.of("/home/op");
        assertEquals(user.resolve(".local/state/linkspan"), Home.platform(Map.of(), "linux", user));
        assertEquals(user.resolve(".local/state/linkspan"), Home.platform(Map.of("XDG_STATE_HOME", "relative"), "linux", user));
        assertEquals(user.resolve("Library/Application Support/Linkspan"), Home.platform(Map.of(), "mac os x", user));
        assertEquals(Path.of("/data").resolve("Linkspan"), Home.platform(Map.of("LOCALAPPDATA", "/data"), "windows 11", user));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyItsOwnerMayOpenIt() throws IOException {
        Home home = Home.of(Optional.of(folder.resolve("deep/home")), Map.of(), "Linux", folder);
        assertEquals("rwx------", mode(home.folder()));
        assertEquals("rwx------", mode(home.runs()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void oneThatStoodOpenIsClosed() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        Home.of(Optional.of(open), Map.of(), "Linux", folder);
        assertEquals("rwx------", mode(open));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderWithOtherThingsInItKeepsItsPermissionsButOursIsClosed() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.writeString(shared.resolve("note.txt"), "of somebody");
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxr-x"));
        Home home = Home.of(Optional.of(shared), Map.of(), "Linux", folder);
        assertEquals("rwxrwxr-x", mode(shared));
        assertEquals("rwx------", mode(home.runs()));
    }

    @Test
    void aFileIsNoStateFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals("home", assertThrows(ProblemException.class, () -> Home.of(Optional.of(file.resolve("below")), Map.of(), "Linux", folder)).problem().code());
        assertEquals("home", assertThrows(ProblemException.class, () -> Home.of(Optional.of(file), Map.of(), "Linux", folder)).problem().code());
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
