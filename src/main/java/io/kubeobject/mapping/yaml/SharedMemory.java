package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.Document;
import io.kubeobject.mapping.Observer;
import io.kubeobject.mapping.Position;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds rules of one resource that would be kept under one id: each would overwrite the other. */
final class SharedMemory {

    private SharedMemory() {}

    /** The documents that have none; of two that collide the first stays. */
    static List<CompiledDocument> remove(List<CompiledDocument> documents) {
        Map<String, Position> taken = new HashMap<>();
        List<CompiledDocument> left = new ArrayList<>();
        for (CompiledDocument compiled : documents) {
            Document document = compiled.document();
            if (document == null || claim(compiled, document, taken)) {
                left.add(compiled);
            }
        }
        return left;
    }

    /** Takes the ids of a document, unless one of them is taken already. */
    private static boolean claim(
            CompiledDocument compiled, Document document, Map<String, Position> taken) {
        Map<String, Position> own = new HashMap<>(taken);
        boolean free = true;
        for (Observer observer : document.observers()) {
            String id = observer.rule().id();
            String resource =
                    document.target().resource().plural()
                            + "."
                            + document.target().resource().group();
            String key = observer.rule().getClass().getName() + " " + resource + " " + id;
            Position first = own.putIfAbsent(key, observer.position());
            if (first != null) {
                compiled.reading()
                        .error(
                                ProblemCode.SAME_MEMORY,
                                observer.position(),
                                "memory \"" + id + "\" is used already by " + first,
                                "give one of them an id of its own: id: …");
                free = false;
            }
        }
        if (free) {
            taken.putAll(own);
        }
        return free;
    }
}
