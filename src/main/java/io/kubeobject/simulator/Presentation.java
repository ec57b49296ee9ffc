package io.kubeobject.simulator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * How objects of one resource read in the version and the form that were asked for, with the faults
 * of the request.
 */
final class Presentation {

    private static final byte[] NO_METADATA =
            "{\"metadata\":{}}".getBytes(StandardCharsets.US_ASCII);

    private final ResourceType type;
    private final Form form;
    private final Effects effects;
    private final byte[] typeMeta;
    private boolean begun;

    Presentation(ResourceType type, Form form, Effects effects) {
        this.type = type;
        this.form = form;
        this.effects = effects;
        this.typeMeta = typeMeta("").getBytes(StandardCharsets.US_ASCII);
    }

    /** Servers write built-in objects by struct, custom ones by sorted keys. */
    private String typeMeta(String suffix) {
        return switch (form) {
            case METADATA ->
                    "{\"kind\":\"PartialObjectMetadata%s\",\"apiVersion\":\"meta.k8s.io/v1\","
                            .formatted(suffix);
            case WHOLE ->
                    sortsKeys()
                            ? "{\"apiVersion\":\"%s\",\"kind\":\"%s%s\","
                                    .formatted(type.apiVersion(), type.kind(), suffix)
                            : "{\"kind\":\"%s%s\",\"apiVersion\":\"%s\","
                                    .formatted(type.kind(), suffix, type.apiVersion());
        };
    }

    /** Whether lists begin with their items, because their keys are in alphabetical order. */
    boolean sortsKeys() {
        return type.isCustom() && form == Form.WHOLE;
    }

    /** What comes before the items of a list, up to and including the bracket. */
    String listHead(String metadata) {
        return sortsKeys()
                ? "{\"apiVersion\":\"" + type.apiVersion() + "\",\"items\":["
                : typeMeta("List") + metadata + ",\"items\":[";
    }

    /** What comes after the items of a list, from the bracket on. */
    String listTail(String metadata) {
        return sortsKeys() ? "],\"kind\":\"" + type.kind() + "List\"," + metadata + "}\n" : "]}\n";
    }

    /** The object with its kind. */
    void whole(OutputStream out, Stored object) throws IOException {
        byte[] body = body(object);
        if (body.length <= 2) {
            out.write(typeMeta, 0, typeMeta.length - 1);
            out.write('}');
            return;
        }
        out.write(typeMeta);
        out.write(body, 1, body.length - 1);
    }

    /** The object as an item of a list: whole built-in ones come without their kind. */
    void item(OutputStream out, Stored object) throws IOException {
        if (type.isCustom() || form == Form.METADATA) {
            whole(out, object);
        } else {
            out.write(body(object));
        }
    }

    byte[] whole(Stored object) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(object.size() + 128);
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
        byte[] body =
                switch (form) {
                    case WHOLE ->
                            type.group().equals("events.k8s.io")
                                    ? EventForm.toEventsApi(object.body())
                                    : object.body();
                    case METADATA -> metadata(object.body());
                };
        return effects.object(body, object.version(), first);
    }

    /** The metadata alone, cut out of the body. */
    private static byte[] metadata(byte[] body) {
        try (JsonParser parser = Json.parser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("metadata");
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                if (found) {
                    int to = (int) parser.currentLocation().getByteOffset();
                    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + 16);
                    out.writeBytes("{\"metadata\":".getBytes(StandardCharsets.US_ASCII));
                    out.write(body, from, to - from);
                    out.write('}');
                    return out.toByteArray();
                }
            }
        } catch (IOException _) {
            // An object that is no JSON has no metadata either.
        }
        return NO_METADATA;
    }
}
