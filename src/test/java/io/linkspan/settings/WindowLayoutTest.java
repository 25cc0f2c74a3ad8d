package io.linkspan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowLayoutTest {

    @TempDir
    private Path home;

    @Test
    void comesBackAsItWasLeft() throws IOException {
        WindowLayout left = new WindowLayout(1400, 900, 300, 280, 200, false, true, true, "Dark");
        left.write(home);
        assertEquals(left, WindowLayout.read(home));
    }

    @Test
    void isTheFirstOneInANewHome() {
        assertEquals(WindowLayout.FIRST, WindowLayout.read(home));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"width\":-5}", "{\"width\":1400,\"height\":900,\"tree\":300,\"details\":280,\"bottom\":200}", "null"})
    void isTheFirstOneAgainWhereTheFileIsDamaged(String text) throws IOException {
        Files.writeString(home.resolve("window.json"), text);
        assertEquals(WindowLayout.FIRST, WindowLayout.read(home));
    }
}
