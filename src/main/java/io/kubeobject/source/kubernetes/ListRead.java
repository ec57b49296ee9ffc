package io.kubeobject.source.kubernetes;

import static io.kubeobject.source.kubernetes.Kubeconfig.map;
import static io.kubeobject.source.kubernetes.Kubeconfig.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.ObjectReader;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * One full list, page by page. A page that fails can be asked for again by calling {@link #read}
 * again: the pages before it stay good, since all show the state at one resource version.
 *
 * <p>When the pages have expired on the way (410), everything is listed again in one answer, which
 * cannot expire; it is read as a stream like any other.
 */
final class ListRead {

    private static final int PAGE = 500;

    private static final FieldTrie METADATA =
            FieldTrie.of(List.of("resourceVersion")).union(FieldTrie.of(List.of("continue")));

    private final Session session;
    private final Get request;
    private final Deliveries deliveries;
    private final Contact contact;
    private final FeedState state;
    private String token = "";
    private boolean started;
    private boolean paged = true;

    ListRead(
            Session session, Get request, Deliveries deliveries, Contact contact, FeedState state) {
        this.session = session;
        this.request = request;
        this.deliveries = deliveries;
        this.contact = contact;
        this.state = state;
    }

    /** Reads what is left; returns the resource version of the list. */
    String read() throws ApiFailure {
        while (true) {
            try {
                Map<String, Object> metadata = page();
                token = text(metadata, "continue");
                if (token.isEmpty()) {
                    String resourceVersion = text(metadata, "resourceVersion");
                    deliveries.synced(resourceVersion);
                    return resourceVersion;
                }
            } catch (ApiFailure e) {
                if (e.trouble() != Trouble.EXPIRED || token.isEmpty() || !paged) {
                    throw e;
                }
                state.restart(Trouble.EXPIRED);
                token = "";
                started = false;
                paged = false;
            }
        }
    }

    private Map<String, Object> page() throws ApiFailure {
        Get get = request.with("limit", paged ? String.valueOf(PAGE) : "").with("continue", token);
        try (Answer answer = session.get(get)) {
            contact.made();
            if (!answer.contentType().startsWith(Get.JSON)) {
                throw ApiFailure.unreadable("expected a list, found " + answer.contentType());
            }
            if (!started) {
                deliveries.listStarted();
                started = true;
            }
            return items(answer);
        }
    }

    private Map<String, Object> items(Answer answer) throws ApiFailure {
        try (JsonParser parser = ObjectReader.open(answer.body())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw ApiFailure.unreadable(
                        "expected a list, found " + ObjectReader.describe(parser));
            }
            Map<String, Object> metadata = Map.of();
            boolean items = false;
            for (String name = parser.nextFieldName();
                    name != null;
                    name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                if (name.equals("metadata")) {
                    metadata = map(ObjectReader.value(parser, METADATA));
                } else if (name.equals("items")) {
                    items = true;
                    if (token == JsonToken.START_ARRAY) {
                        items(parser);
                    }
                } else {
                    parser.skipChildren();
                }
            }
            if (!items) {
                throw ApiFailure.unreadable("expected a list, found an object without items");
            }
            return metadata;
        } catch (JsonProcessingException e) {
            throw ApiFailure.unreadable("the list is not JSON: " + ObjectReader.complaint(e));
        } catch (IOException e) {
            throw ApiFailure.brokenOff(e);
        }
    }

    private void items(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                deliveries.put(parser);
            } else {
                parser.skipChildren();
                deliveries.dropped(": an item that is no object");
            }
        }
    }
}
