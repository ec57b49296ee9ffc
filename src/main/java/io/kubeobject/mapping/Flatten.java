package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * Every number and boolean below some paths, each as a gauge named after its path.
 *
 * @param prefix of every name; {@code {kind}} in it stands for the kind in lower case
 * @param labels on every sample, before those that lists and maps add
 */
public record Flatten(
        Position position,
        String prefix,
        LabelPlan labels,
        Paths paths,
        Naming naming,
        Scalars scalars) {

    /** Where the kind stands in a prefix. */
    public static final String KIND = "{kind}";

    /**
     * Which fields count.
     *
     * @param include at least one
     * @param exclude wins over {@code include}
     */
    public record Paths(List<PathPattern> include, List<PathPattern> exclude) {

        public Paths {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }
    }

    /**
     * How a path becomes a name and labels.
     *
     * @param lists what an element is called by, the closest first
     * @param maps whose keys are data and become a label, the first that fits
     */
    public record Naming(NameStyle style, List<ListRule> lists, List<MapRule> maps) {

        public Naming {
            requireNonNull(style, "style is null");
            lists = List.copyOf(lists);
            maps = List.copyOf(maps);
        }
    }

    /**
     * What the elements of a list are called by.
     *
     * @param list the list's key, at any depth, its whole path, or {@code *} for every list
     * @param field a field that identifies an element; empty for its index
     */
    public record ListRule(PathPattern list, String field) {

        public ListRule {
            requireNonNull(list, "list is null");
            requireNonNull(field, "field is null");
        }

        boolean fits(List<String> path) {
            return list.is(path)
                    || (list.segments().size() == 1 && list.is(List.of(path.getLast())));
        }
    }

    /** A map whose keys become a label. */
    public record MapRule(PathPattern map, String label) {

        public MapRule {
            requireNonNull(map, "map is null");
            requireNonNull(label, "label is null");
        }
    }

    /**
     * What counts as a number besides numbers.
     *
     * @param booleans whether true and false are 1 and 0
     * @param texts which texts are read
     */
    public record Scalars(boolean booleans, Set<Text> texts) {

        public Scalars {
            texts = Set.copyOf(texts);
        }
    }

    /** Texts that are numbers. */
    public enum Text {
        /** {@code 500m}, {@code 2Gi}: its amount. */
        QUANTITY,
        /** {@code 25%}: 0.25. */
        PERCENT,
        /** RFC 3339: unix seconds. */
        TIMESTAMP
    }

    public Flatten {
        requireNonNull(position, "position is null");
        requireNonNull(prefix, "prefix is null");
        requireNonNull(labels, "labels is null");
        requireNonNull(paths, "paths is null");
        requireNonNull(naming, "naming is null");
        requireNonNull(scalars, "scalars is null");
    }
}
