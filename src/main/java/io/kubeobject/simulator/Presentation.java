package io.kubeobject.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * How objects of one resource read in the version that was asked for, with the faults of the
 * request.
 */
final class Presentation {

    private static final byte[] EMPTY_TAIL = {'}'};

    private final ResourceType type;
    private final Effects effects;
    private final byte[] typeMeta;
    private boolean begun;

    Presentation(ResourceType type, Effects effects) {
        this.type = type;
        this.effects = effects;
        // Servers write built-in objects by struct, custom ones by sorted keys.
        String text =
                type.isCustom()
                        ? "{\"apiVersion\":\"%2$s\",\"kind\":\"%1$s\","
                        : "{\"kind\":\"%1$s\",\"apiVersion\":\"%2$s\",";
        typeMeta =
                text.formatted(type.kind(), type.apiVersion()).getBytes(StandardCharsets.US_ASCII);
    }

    ResourceType type() {
        return type;
    }

    /** The object with its kind. */
    void whole(OutputStream out, Stored object) throws IOException {
        byte[] body = body(object);
        if (body.length <= 2) {
            out.write(typeMeta, 0, typeMeta.length - 1);
            out.write(EMPTY_TAIL);
            return;
        }
        out.write(typeMeta);
        out.write(body, 1, body.length - 1);
    }

    /** The object as an item of a list: built-in kinds come without their kind. */
    void item(OutputStream out, Stored object) throws IOException {
        if (type.isCustom()) {
            whole(out, object);
        } else {
            out.write(body(object));
        }
    }

    byte[] whole(Stored object) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(object.body().length + 128);
        try {
            whole(out, object);
        } catch (IOException e) {
            throw new IllegalStateException("BUG: memory refused a byte", e);
        }
        return out.toByteArray();
    }

    /** The resource version as this answer tells it. */
    String version(long version) {
        return Long.toString(effects.version(version));
    }

    /** A bookmark's object. */
    byte[] bookmark(long version, boolean endOfInitialEvents) {
        String end =
                endOfInitialEvents
                        ? ",\"annotations\":{\"k8s.io/initial-events-end\":\"true\"}"
                        : "";
        String metadata = "\"metadata\":{\"resourceVersion\":\"" + version(version) + "\"" + end;
        return (new String(typeMeta, StandardCharsets.US_ASCII) + metadata + "}}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] body(Stored object) {
        boolean first = !begun;
        begun = true;
        boolean renamed = type.group().equals("events.k8s.io");
        byte[] body = renamed ? EventForm.toEventsApi(object.body()) : object.body();
        return effects.object(body, object.version(), first);
    }
}
