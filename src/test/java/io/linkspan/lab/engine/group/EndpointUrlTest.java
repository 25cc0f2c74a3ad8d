package io.linkspan.lab.engine.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.linkspan.lab.engine.type.ServerError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "TCP://10.0.0.4:5022, 10.0.0.4, 5022, -, -",
        "tcp://mi1.abc.database.windows.net:5022;Server=[mi1], mi1.abc.database.windows.net, 5022, mi1, -",
        "tcp://mi1.abc:5022;server=[mi1];DATABASE=[a]]b'], mi1.abc, 5022, mi1, a]b'",
        "TCP://[fe80::1]:7022, [fe80::1], 7022, -, -"})
    void isTakenApart(String text, String host, int port, String server, String database) {
        EndpointUrl url = EndpointUrl.parse(text);
        assertEquals(host, url.host());
        assertEquals(port, url.port());
        assertEquals(server, url.server().orElse(null));
        assertEquals(database, url.database().orElse(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.4:5022", "http://x:1", "TCP://x", "TCP://x:0", "TCP://x:65536", "TCP://x:5022;Server=mi", "TCP://x:5022;Port=[1]", "TCP://a b:5022"})
    void otherFormsAreError35232(String text) {
        assertEquals(35232, assertThrows(ServerError.class, () -> EndpointUrl.parse(text)).number());
    }
}
