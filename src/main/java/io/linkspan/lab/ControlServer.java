package io.linkspan.lab;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The other end of {@link LabControl}: HTTP on a free loopback port, a bearer token on every request. A wrong request is 400 with a sentence. */
final class ControlServer implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final String token;
    private final LabDesk desk;

    ControlServer(String token, LabDesk desk) throws IOException {
        this.token = token;
        this.desk = desk;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(executor);
        http.createContext("/", this::handle);
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
        executor.shutdownNow();
        executor.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(1 << 16);
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8))) {
            send(exchange, 401, Map.of("error", "The token is missing or wrong."));
            return;
        }
        try {
            send(exchange, 200, answer(exchange.getRequestMethod(), exchange.getRequestURI(), body));
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            send(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private Object answer(String method, URI uri, byte[] bytes) throws IOException {
        JsonNode body = bytes.length == 0 ? LabControl.JSON.createObjectNode() : LabControl.JSON.readTree(bytes);
        String path = uri.getPath();
        return switch (method + " " + path.replaceAll("/\\d{1,9}$", "/id")) {
            case "GET /faults" -> desk.faults();
            case "POST /faults" -> desk.set(body.path("kind").asText(), body.path("on").asText(), body.path("value").asText());
            case "DELETE /faults" -> desk.clear();
            case "DELETE /faults/id" -> desk.clear(Integer.parseInt(path.substring("/faults/".length())));
            case "GET /changes" -> desk.changes(after(uri.getQuery()));
            case "GET /defects" -> desk.defects();
            case "GET /time" -> Map.of("now", desk.now().toString());
            case "POST /time" -> Map.of("now", desk.advance(Duration.parse(body.path("advance").asText())).toString());
            default -> throw new IllegalArgumentException("The practice estate has no " + method + " " + path + ".");
        };
    }

    private static long after(@Nullable String query) {
        return query == null ? 0 : Long.parseLong(query.replaceFirst("^after=", ""));
    }

    private static void send(HttpExchange exchange, int status, Object answer) throws IOException {
        byte[] bytes = LabControl.JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
