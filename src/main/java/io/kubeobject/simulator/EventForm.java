package io.kubeobject.simulator;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The two forms of an event: {@code v1}, in which events are kept, and {@code events.k8s.io/v1},
 * which names the same fields otherwise.
 */
final class EventForm {

    /** Core name to events.k8s.io name. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "involvedObject", "regarding",
                    "message", "note",
                    "source", "deprecatedSource",
                    "firstTimestamp", "deprecatedFirstTimestamp",
                    "lastTimestamp", "deprecatedLastTimestamp",
                    "count", "deprecatedCount",
                    "reportingComponent", "reportingController");

    private EventForm() {}

    /** The body as {@code events.k8s.io/v1} tells it. */
    static byte[] toEventsApi(byte[] core) {
        Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
        Json.object(core)
                .forEach(
                        (name, value) -> {
                            // Empty is how the core form says that there is none.
                            if (!(name.startsWith("reporting") && "".equals(value))) {
                                renamed.put(NAMES.getOrDefault(name, name), value);
                            }
                        });
        return Json.bytes(renamed);
    }

    /** An object of {@code events.k8s.io/v1} as it is kept. */
    static Map<String, @Nullable Object> toCore(Map<String, @Nullable Object> event) {
        Map<String, @Nullable Object> renamed = new LinkedHashMap<>();
        Map<String, String> back = new LinkedHashMap<>();
        NAMES.forEach((core, name) -> back.put(name, core));
        event.forEach((name, value) -> renamed.put(back.getOrDefault(name, name), value));
        return renamed;
    }
}
