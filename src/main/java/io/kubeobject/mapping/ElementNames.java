package io.kubeobject.mapping;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the elements of a list are called: by index, or by a field that identifies them. */
final class ElementNames {

    /** Indices of most lists, so that an event makes no text for them. */
    private static final String[] INDICES = indices();

    private ElementNames() {}

    private static String[] indices() {
        String[] indices = new String[64];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = Integer.toString(i);
        }
        return indices;
    }

    private static String index(int index) {
        return index < INDICES.length ? INDICES[index] : Integer.toString(index);
    }

    /** The field's text; null where there is none. */
    private static @Nullable String field(@Nullable Object element, String field) {
        Object value = element instanceof Map<?, ?> map ? map.get(field) : null;
        return switch (value) {
            case String text when !text.isEmpty() -> text;
            case Long number -> number.toString();
            case Boolean truth -> truth.toString();
            case null, default -> null;
        };
    }

    /**
     * The names of all elements, distinct.
     *
     * @param field empty for indices; where the field is missing or repeats the index stands in,
     *     with {@code _1} should another element be called so
     */
    static String[] of(List<?> list, String field) {
        String[] names = new String[list.size()];
        if (field.isEmpty()) {
            for (int i = 0; i < names.length; i++) {
                names[i] = index(i);
            }
            return names;
        }
        Set<String> used = new HashSet<>();
        for (int i = 0; i < names.length; i++) {
            String name = field(list.get(i), field);
            names[i] = name != null && used.add(name) ? name : "";
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].isEmpty()) {
                names[i] = free(index(i), used);
            }
        }
        return names;
    }

    private static String free(String index, Set<String> used) {
        String name = index;
        for (int n = 1; !used.add(name); n++) {
            name = index + "_" + n;
        }
        return name;
    }
}
