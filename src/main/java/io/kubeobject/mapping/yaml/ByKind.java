package io.kubeobject.mapping.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A value that may be written in more than one way, told apart by what kind of node it is.
 *
 * @param ways at most one each for a scalar, a list and a map
 */
record ByKind<T>(List<Way<?, T>> ways) implements Shape<T> {

    /** Makes the value of what one way of writing it gave; null if that had errors. */
    @FunctionalInterface
    interface As<A, T> {

        @Nullable T value(A read);
    }

    /** One way of writing it. */
    record Way<A, T>(Shape<A> shape, As<A, T> as) {

        @Nullable T read(Node node, Reading reading) {
            A value = shape.read(node, reading);
            return value == null ? null : as.value(value);
        }

        boolean fits(Node node) {
            return switch (shape) {
                case Listing<?> _ -> node instanceof SequenceNode;
                case Dictionary<?, ?> _ -> node instanceof MappingNode;
                case Block _ -> node instanceof MappingNode;
                case Scalar<?> _ -> node instanceof ScalarNode;
                case Formula _ -> node instanceof ScalarNode;
                case Tilde<?> _ -> node instanceof ScalarNode;
                case Data _ -> true;
                case NotYet _ -> true;
                case ByKind<?> inner -> inner.ways.stream().anyMatch(way -> way.fits(node));
            };
        }
    }

    static <A, B, T> ByKind<T> of(Shape<A> one, As<A, T> oneAs, Shape<B> other, As<B, T> otherAs) {
        return new ByKind<>(List.of(new Way<>(one, oneAs), new Way<>(other, otherAs)));
    }

    /** A list, or the only element of one. */
    static <T> ByKind<List<T>> oneOrMore(String items, Shape<T> item) {
        return of(item, List::of, new Listing<>(items, item), list -> list);
    }

    @Override
    public String expected() {
        return ways.stream().map(way -> way.shape().expected()).collect(Collectors.joining(" or "));
    }

    @Override
    public @Nullable T read(Node node, Reading reading) {
        for (Way<?, T> way : ways) {
            if (way.fits(node)) {
                return way.read(node, reading);
            }
        }
        reading.error(
                ProblemCode.WRONG_KIND,
                node,
                "expected " + expected() + ", got " + Nodes.describe(node),
                "");
        return null;
    }
}
