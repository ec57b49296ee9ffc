package io.kubeobject.source;

import io.kubeobject.object.FieldTrie;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A selector of fields in the API's syntax: {@code spec.nodeName=a,status.phase!=Failed}. A field
 * that is not there is equal to the empty string, as it is there. An API server knows a few fields
 * of each resource; this knows all.
 */
final class FieldSelector {

    private static final Pattern TERM = Pattern.compile("\\s*([^\\s=!]+?)\\s*(==|=|!=)(.*)");

    private record Term(List<String> path, boolean equal, String value) {

        boolean matches(Map<?, ?> object) {
            @Nullable Object at = object;
            for (String name : path) {
                at = at instanceof Map<?, ?> map ? map.get(name) : null;
            }
            String found = at == null ? "" : at.toString();
            return found.equals(value) == equal;
        }
    }

    private final List<Term> terms;

    private FieldSelector(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /**
     * @throws IllegalArgumentException with a message for the user
     */
    static FieldSelector parse(String text) {
        List<Term> terms = new ArrayList<>();
        if (!text.isBlank()) {
            for (String part : text.split("(?<!\\\\),", -1)) {
                Matcher term = TERM.matcher(part);
                if (!term.matches()) {
                    throw new IllegalArgumentException(
                            "\"%s\" is not a field selector; expected for example spec.nodeName=a"
                                    .formatted(text));
                }
                String value = term.group(3).strip().replaceAll("\\\\([,=\\\\])", "$1");
                terms.add(
                        new Term(
                                List.of(term.group(1).split("\\.")),
                                !term.group(2).equals("!="),
                                value));
            }
        }
        return new FieldSelector(terms);
    }

    /** What it looks at. */
    FieldTrie fields() {
        return terms.stream()
                .map(term -> FieldTrie.of(term.path))
                .reduce(FieldTrie.NONE, FieldTrie::union);
    }

    boolean matches(Map<?, ?> object) {
        return terms.stream().allMatch(term -> term.matches(object));
    }
}
