package io.linkspan.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Remote control of a running practice estate: faults, the log of changes, the clock. The address and token are in the estate's profile.
 * An {@link IOException} means that it does not answer; an {@link IllegalArgumentException} carries its sentence about a wrong request.
 */
public final class LabControl implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public LabControl(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    public List<LabFault> faults() throws IOException {
        return List.of(JSON.convertValue(send("GET", "/faults", ""), LabFault[].class));
    }

    /** @param on a machine or link, or empty; {@code value} as the kind needs it, or empty */
    public LabFault set(String kind, String on, String value) throws IOException {
        return JSON.convertValue(send("POST", "/faults", write(Map.of("kind", kind, "on", on, "value", value))), LabFault.class);
    }

    public void clear(int id) throws IOException {
        send("DELETE", "/faults/" + id, "");
    }

    public void clear() throws IOException {
        send("DELETE", "/faults", "");
    }

    /** All changes whose number is above this one. */
    public List<LabChange> changes(long after) throws IOException {
        return List.of(JSON.convertValue(send("GET", "/changes?after=" + after, ""), LabChange[].class));
    }

    /** Where the practice estate itself went wrong; empty when all is well. */
    public List<String> defects() throws IOException {
        return List.of(JSON.convertValue(send("GET", "/defects", ""), String[].class));
    }

    public Instant now() throws IOException {
        return Instant.parse(send("GET", "/time", "").get("now").textValue());
    }

    /** Puts the estate's clock forward. */
    public Instant advance(Duration by) throws IOException {
        return Instant.parse(send("POST", "/time", write(Map.of("advance", by.toString()))).get("now").textValue());
    }

    @Override
    public void close() {
        http.close();
    }

    private JsonNode send(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalArgumentException(answer.path("error").asText("the practice estate answered " + response.statusCode()));
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the practice estate");
        }
    }

    private static String write(Map<String, String> body) throws JsonProcessingException {
        return JSON.writeValueAsString(body);
    }
}
