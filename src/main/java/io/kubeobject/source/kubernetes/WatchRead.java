package io.kubeobject.source.kubernetes;

import static io.kubeobject.source.kubernetes.Kubeconfig.map;
import static io.kubeobject.source.kubernetes.Kubeconfig.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.ObjectReader;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The events of one watch, until it ends. One watch, one of these.
 *
 * <p>What is not JSON ends the watch, which then resumes before that event. If it comes again the
 * watch is read line by line, each event being a line, and the line is dropped. One bad object can
 * thus cost one reconnect, never a circle of them.
 */
final class WatchRead {

    private static final String INITIAL_END = "k8s.io/initial-events-end";

    private static final FieldTrie BOOKMARK =
            FieldTrie.of(List.of("metadata", "resourceVersion"))
                    .union(FieldTrie.of(List.of("metadata", "annotations", INITIAL_END)));

    private static final int LONGEST_LINE = 64 << 20;

    private final Deliveries deliveries;
    private final FeedState state;
    private final Runnable onSynced;

    private Runnable afterInitial = () -> {};
    private boolean initial;
    private String resourceVersion;
    private long events;

    /**
     * @param resourceVersion to begin after
     * @param initial whether all objects come first, up to a bookmark that says so
     * @param onSynced told once that bookmark has come
     */
    WatchRead(
            Deliveries deliveries,
            FeedState state,
            String resourceVersion,
            boolean initial,
            Runnable onSynced) {
        this.deliveries = deliveries;
        this.state = state;
        this.resourceVersion = resourceVersion;
        this.initial = initial;
        this.onSynced = onSynced;
    }

    /** Where to resume; of no use while the initial objects are not complete. */
    String resourceVersion() {
        return resourceVersion;
    }

    /** Whether initial objects are still to come. */
    boolean isInitial() {
        return initial;
    }

    /** How many events came, bookmarks included. */
    long events() {
        return events;
    }

    /**
     * Reads until the server ends the stream between two events.
     *
     * @param silence how long to wait for each next byte once the initial objects are complete
     * @param byLine whether to drop lines that are not JSON
     * @throws ApiFailure if it ends in any other way
     */
    void read(Answer answer, Duration silence, boolean byLine) throws ApiFailure {
        if (!answer.contentType().startsWith(Get.JSON)) {
            throw ApiFailure.unreadable("expected a watch, found " + answer.contentType());
        }
        if (initial) {
            deliveries.listStarted();
        }
        afterInitial = () -> answer.patience(silence);
        try {
            if (byLine) {
                readLines(answer.body());
            } else {
                readEvents(answer.body());
            }
        } catch (JsonProcessingException e) {
            throw ApiFailure.unreadable("the watch is not JSON: " + ObjectReader.complaint(e));
        } catch (IOException e) {
            throw ApiFailure.brokenOff(e);
        }
    }

    private void readEvents(InputStream body) throws IOException, ApiFailure {
        try (JsonParser parser = ObjectReader.open(body)) {
            while (parser.nextToken() != null) {
                event(parser);
            }
        }
    }

    private void readLines(InputStream body) throws IOException, ApiFailure {
        InputStream buffered = new BufferedInputStream(body);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = buffered.read(); b >= 0; b = buffered.read()) {
            line.write(b);
            if (line.size() > LONGEST_LINE) {
                throw ApiFailure.unreadable("an event of more than " + LONGEST_LINE + " bytes");
            }
            if (b == '\n') {
                try {
                    readEvents(new ByteArrayInputStream(line.toByteArray()));
                } catch (JsonProcessingException e) {
                    deliveries.dropped(": an event is not JSON: " + ObjectReader.complaint(e));
                }
                line.reset();
            }
        }
        if (line.size() > 0) {
            throw new IOException("the watch ended within an event");
        }
    }

    private void event(JsonParser parser) throws IOException, ApiFailure {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw ApiFailure.unreadable(
                    "expected an event, found " + ObjectReader.describe(parser));
        }
        String type = "";
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("type") && token == JsonToken.VALUE_STRING) {
                type = parser.getText();
            } else if (name.equals("object") && token == JsonToken.START_OBJECT) {
                event(type, parser);
            } else {
                parser.skipChildren();
            }
        }
        events++;
        state.contact();
    }

    private void event(String type, JsonParser parser) throws IOException, ApiFailure {
        switch (type) {
            case "ADDED", "MODIFIED" -> advance(deliveries.put(parser));
            case "DELETED" -> advance(deliveries.delete(parser));
            case "BOOKMARK" -> bookmark(map(ObjectReader.value(parser, BOOKMARK)));
            case "ERROR" -> throw ApiFailure.of(map(ObjectReader.value(parser, FieldTrie.ALL)));
            case "" ->
                    throw ApiFailure.unreadable("expected the type of an event before its object");
            default -> parser.skipChildren();
        }
    }

    private void advance(String to) {
        resourceVersion = to.isEmpty() ? resourceVersion : to;
    }

    private void bookmark(Map<String, Object> bookmark) {
        Map<String, Object> metadata = map(bookmark.get("metadata"));
        advance(text(metadata, "resourceVersion"));
        if (initial && text(map(metadata.get("annotations")), INITIAL_END).equals("true")) {
            initial = false;
            afterInitial.run();
            deliveries.synced(resourceVersion);
            onSynced.run();
        }
    }
}
