package io.kubeobject.simulator;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the objects of one resource over and over, at the cost of what changed in between. For one
 * thread.
 */
public final class Mirror {

    private record Read(Body text, Map<String, @Nullable Object> object) {}

    private final Shelf shelf;
    private final Presentation presentation;
    private List<Stored> present = List.of();
    private Map<String, Read> known = new HashMap<>();
    private List<Map<String, @Nullable Object>> objects = List.of();

    Mirror(Shelf shelf, ResourceType type) {
        this.shelf = shelf;
        this.presentation = new Presentation(type, Form.WHOLE, Effects.NONE);
    }

    /** All objects now, by namespace and name. They are shared: nobody changes them. */
    public List<Map<String, @Nullable Object>> list() {
        List<Stored> now = shelf.snapshot().objects();
        if (now == present) {
            return objects;
        }
        Map<String, Read> next = new HashMap<>();
        List<Map<String, @Nullable Object>> result = new ArrayList<>(now.size());
        for (Stored stored : now) {
            Read read = known.get(stored.path());
            if (read == null || read.text() != stored.text()) {
                read = new Read(stored.text(), Json.object(presentation.whole(stored)));
            }
            next.put(stored.path(), read);
            result.add(read.object());
        }
        present = now;
        known = next;
        objects = List.copyOf(result);
        return objects;
    }
}
