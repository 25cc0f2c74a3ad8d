package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.type.ServerError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a mirroring endpoint as statements give it: {@code TCP://host:port}, for a managed instance followed by {@code ;Server=[name]} and, where
 * the instance is the first primary, {@code ;Database=[name]}.
 *
 * @param text as it was given
 */
public record EndpointUrl(String text, String host, int port, Optional<String> server, Optional<String> database) {

    private static final Pattern FORM = Pattern.compile("(?i)tcp://([^:;\\[\\]/\\s]+|\\[[0-9a-f:]+]):(\\d{1,5})((?:;(?:server|database)=\\[(?:[^\\]]|]])*])*)/?");
    private static final Pattern ROUTE = Pattern.compile("(?i);(server|database)=\\[((?:[^\\]]|]])*)]");

    /** @throws ServerError 35232 if it has not that form */
    public static EndpointUrl parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || Integer.parseInt(form.group(2)) == 0 || Integer.parseInt(form.group(2)) > 65535) {
            throw GroupErrors.invalidEndpointUrl(text);
        }
        return new EndpointUrl(text, form.group(1), Integer.parseInt(form.group(2)), route(form.group(3), "server"), route(form.group(3), "database"));
    }

    /** host:port, the key of the estate's address map. */
    public String address() {
        return host + ":" + port;
    }

    private static Optional<String> route(String routes, String key) {
        return ROUTE.matcher(routes).results().filter(r -> r.group(1).equalsIgnoreCase(key)).map(r -> r.group(2).replace("]]", "]")).findFirst();
    }
}
