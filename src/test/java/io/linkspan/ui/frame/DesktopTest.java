package io.linkspan.ui.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesktopTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, DISPLAY, :0, '', true",
        "Linux, WAYLAND_DISPLAY, wayland-0, '', true",
        "Linux, DISPLAY, '', '', false",
        "Linux, HOME, /root, '', false",
        "Linux, DISPLAY, :0, Headless, false",
        "Windows 11, HOME, x, '', true",
        "Mac OS X, HOME, x, '', true",
        "Windows 11, HOME, x, Headless, false"})
    void aWindowNeedsADisplay(String system, String variable, String value, String platform, boolean shown) {
        assertEquals(shown, Desktop.present(Map.of(variable, value), system, platform));
    }
}
