package io.kubeobject.simulator.life;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Which applications fail now. */
final class Outages {

    private final Map<String, Instant> until = new HashMap<>();

    /** From now on, until then, the pods of the application crash. */
    void strike(String namespace, String app, Instant end) {
        until.put(namespace + "/" + app, end);
    }

    boolean strikes(Map<String, @Nullable Object> pod, Instant now) {
        String app =
                Tree.text(pod, "metadata", "namespace")
                        + "/"
                        + Tree.text(pod, "metadata", "labels", "app");
        Instant end = until.get(app);
        return end != null && now.isBefore(end);
    }
}
