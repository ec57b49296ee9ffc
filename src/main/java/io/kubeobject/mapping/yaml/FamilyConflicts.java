package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.Document;
import io.kubeobject.mapping.Entry;
import io.kubeobject.mapping.Observer;
import io.kubeobject.mapping.Position;
import io.kubeobject.metric.Family;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds families that several entries make and do not agree upon. */
final class FamilyConflicts {

    /** A family where a document makes it. */
    private record Place(CompiledDocument document, Family family, Position position) {

        void report(Place other, String what) {
            document.reading()
                    .error(
                            ProblemCode.FAMILY_CONFLICT,
                            position,
                            "family \""
                                    + family.name()
                                    + "\" has another "
                                    + what
                                    + " in "
                                    + other.position(),
                            "one family has one type, unit and help");
        }
    }

    private FamilyConflicts() {}

    /**
     * The documents that agree. Conflicts are reported at every place; the document that comes
     * first stays, so that a mistake in a new file takes no working metric away.
     */
    static List<CompiledDocument> remove(List<CompiledDocument> documents) {
        Map<String, Place> first = new LinkedHashMap<>();
        Set<CompiledDocument> wrong = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Place> reported = Collections.newSetFromMap(new IdentityHashMap<>());
        for (CompiledDocument compiled : documents) {
            for (Place place : places(compiled)) {
                Place earlier = first.putIfAbsent(place.family().name(), place);
                String what = earlier == null ? "" : difference(earlier, place);
                if (earlier != null && !what.isEmpty()) {
                    place.report(earlier, what);
                    if (reported.add(earlier)) {
                        earlier.report(place, what);
                    }
                    wrong.add(compiled);
                }
            }
        }
        return documents.stream().filter(document -> !wrong.contains(document)).toList();
    }

    private static List<Place> places(CompiledDocument compiled) {
        List<Place> places = new ArrayList<>();
        Document document = compiled.document();
        if (document != null) {
            for (Entry entry : document.entries()) {
                places.add(new Place(compiled, entry.family(), entry.position()));
            }
            for (Observer observer : document.observers()) {
                for (Family family : observer.rule().families()) {
                    places.add(new Place(compiled, family, observer.position()));
                }
            }
        }
        return places;
    }

    private static String difference(Place a, Place b) {
        Family one = a.family();
        Family other = b.family();
        if (one.type() != other.type()) {
            return "type";
        }
        if (!one.unit().equals(other.unit())) {
            return "unit";
        }
        return one.help().equals(other.help()) ? "" : "help";
    }
}
