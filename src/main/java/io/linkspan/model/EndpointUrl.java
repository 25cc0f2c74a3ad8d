package io.linkspan.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Address of a database-mirroring endpoint, {@code TCP://host:port} (REST: partnerEndpoint). */
public record EndpointUrl(String host, int port) {

    /** The port people expect, and the one a managed instance always uses. */
    public static final int DEFAULT_PORT = 5022;

    private static final Pattern FORM = Pattern.compile("(?:tcp://)?(\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::(\\d{1,5}))?", Pattern.CASE_INSENSITIVE);

    public EndpointUrl {
        if (host.isBlank() || port < 1 || port > 65535) {
            throw Problem.usage("endpoint-address", "An endpoint's address is HOST:PORT with a port from 1 to 65535, not \"" + host + ":" + port + "\".", "Correct the address.").exception();
        }
    }

    /** Reads {@code TCP://host:port}, {@code host:port} or {@code host}, the last with the {@linkplain #DEFAULT_PORT default port}. */
    public static EndpointUrl of(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            throw Problem.usage("endpoint-address", "An endpoint's address is HOST[:PORT], not \"" + text + "\".", "Correct the address.").exception();
        }
        return new EndpointUrl(m.group(1), m.group(2) == null ? DEFAULT_PORT : Integer.parseInt(m.group(2)));
    }

    @Override
    public String toString() {
        return "TCP://" + host + ":" + port;
    }
}
