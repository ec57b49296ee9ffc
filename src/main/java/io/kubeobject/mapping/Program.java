package io.kubeobject.mapping;

import io.kubeobject.metric.Family;
import io.kubeobject.object.Catalog;
import io.kubeobject.object.Resource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All documents of all files, in order. Immutable. */
public final class Program {

    private final List<Document> documents;

    private Program(List<Document> documents) {
        this.documents = List.copyOf(documents);
    }

    /**
     * A program of documents in the order of the user's files.
     *
     * @param documents of distinct names
     */
    public static Program of(List<Document> documents) {
        return new Program(documents);
    }

    /** One list and watch: documents that agree in all of it share a lane. */
    private record LaneKey(Resource resource, String labelSelector, String fieldSelector) {}

    /** The lanes that the documents make of the resources that are served now. */
    public List<LaneProgram> lanes(Catalog catalog) {
        Map<LaneKey, List<Document>> lanes = new LinkedHashMap<>();
        for (Document document : documents) {
            Target target = document.target();
            for (Resource resource : catalog.resolve(target.resource())) {
                LaneKey key = new LaneKey(resource, target.labelSelector(), target.fieldSelector());
                lanes.computeIfAbsent(key, _ -> new ArrayList<>()).add(document);
            }
        }
        return lanes.entrySet().stream()
                .map(
                        lane ->
                                new LaneProgram(
                                        lane.getKey().resource(),
                                        lane.getKey().labelSelector(),
                                        lane.getKey().fieldSelector(),
                                        lane.getValue()))
                .toList();
    }

    /** Resources that documents name and that are not served now; wildcards never wait. */
    public List<Waiting> waiting(Catalog catalog) {
        return documents.stream()
                .map(document -> document.target().resource())
                .distinct()
                .filter(ref -> !ref.isWildcard() && catalog.resolve(ref).isEmpty())
                .map(ref -> new Waiting(ref, ""))
                .toList();
    }

    /** The order in which families are written. */
    public Comparator<Family> order() {
        return Comparator.comparing(Family::name);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Program other && documents.equals(other.documents);
    }

    @Override
    public int hashCode() {
        return documents.hashCode();
    }
}
