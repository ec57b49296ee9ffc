package io.kubeobject.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A plain HTTP client of an API server, for tests. */
final class Api implements AutoCloseable {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI url;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Api(URI url) {
        this.url = url;
    }

    HttpResponse<byte[]> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(path))
                        .timeout(Duration.ofSeconds(20))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path, String... headers)
            throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    JsonNode json(String path, String... headers) throws IOException, InterruptedException {
        return MAPPER.readTree(get(path, headers).body());
    }

    static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return MAPPER.readTree(response.body());
    }

    /** A watch whose lines are read as they come. */
    Lines watch(String path) throws IOException, InterruptedException {
        HttpResponse<java.io.InputStream> response =
                client.send(
                        HttpRequest.newBuilder(url.resolve(path)).build(),
                        BodyHandlers.ofInputStream());
        return new Lines(
                response.statusCode(),
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    record Lines(int status, BufferedReader reader) implements AutoCloseable {

        /** The next event; a missing node at the end of the stream. */
        JsonNode next() throws IOException {
            String line = reader.readLine();
            return line == null ? MAPPER.missingNode() : MAPPER.readTree(line);
        }

        /** {@code ADDED default/a}. */
        String nextText() throws IOException {
            JsonNode event = next();
            JsonNode metadata = event.path("object").path("metadata");
            return (event.path("type").asText()
                            + " "
                            + metadata.path("namespace").asText()
                            + "/"
                            + metadata.path("name").asText())
                    .strip();
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
