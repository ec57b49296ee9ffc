package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.Document;
import io.kubeobject.mapping.Entry;
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

    /** One entry and its document. */
    private record Place(CompiledDocument document, Entry entry) {

        void report(Place other, String what) {
            document.reading()
                    .error(
                            ProblemCode.FAMILY_CONFLICT,
                            entry.position(),
                            "family \""
                                    + entry.family().name()
                                    + "\" has another "
                                    + what
                                    + " in "
                                    + other.entry().position(),
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
                Place earlier = first.putIfAbsent(place.entry().family().name(), place);
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
            document.entries().forEach(entry -> places.add(new Place(compiled, entry)));
        }
        return places;
    }

    private static String difference(Place a, Place b) {
        Family one = a.entry().family();
        Family other = b.entry().family();
        if (one.type() != other.type()) {
            return "type";
        }
        if (!one.unit().equals(other.unit())) {
            return "unit";
        }
        return one.help().equals(other.help()) ? "" : "help";
    }
}
