package io.kubeobject.mapping.yaml;

import io.kubeobject.expr.Environment;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The shapes that there are. One is looked for in the folder of the file that uses it (all packs
 * count as one), then in those of the other files, in their order, then among those that the
 * program brings: so nobody changes the metrics of a pack by giving a shape of his own a name.
 */
final class RowShapes {

    /** The pack whose shapes are there for everyone. */
    private static final String STANDARD = "shapes";

    private final Map<String, Map<String, RowShape>> byFolder = new LinkedHashMap<>();
    private @Nullable RowShapes standard;

    /** Takes and checks the shapes of a document; two of one name in one folder are an error. */
    void add(List<Member<RowShape.Head, Fields>> members, Reading reading) {
        for (Member<RowShape.Head, Fields> member : members) {
            RowShape shape = new RowShape(member, reading);
            shape.check(new Scope(Environment.ofObject(), reading, this));
            RowShape first =
                    byFolder.computeIfAbsent(reading.folder(), _ -> new LinkedHashMap<>())
                            .putIfAbsent(shape.head().name(), shape);
            if (first != null) {
                conflict(first, shape);
                conflict(shape, first);
            }
        }
    }

    private static void conflict(RowShape shape, RowShape other) {
        shape.reading()
                .error(
                        ProblemCode.SHAPE_CONFLICT,
                        shape.member().keyNode(),
                        "shape \"" + shape.head().name() + "\" is also in " + other.position(),
                        "");
    }

    /** The shape of a name, as a document sees it; null if there is none. */
    @Nullable RowShape find(String name, Reading user) {
        RowShape near = byFolder.getOrDefault(user.folder(), Map.of()).get(name);
        return near != null
                ? near
                : Stream.concat(byFolder.values().stream(), standard().byFolder.values().stream())
                        .filter(shapes -> shapes.containsKey(name))
                        .findFirst()
                        .map(shapes -> shapes.get(name))
                        .orElse(null);
    }

    /** All that can be used, for hints. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        Stream.concat(byFolder.values().stream(), standard().byFolder.values().stream())
                .forEach(shapes -> names.addAll(shapes.keySet()));
        return names.stream().distinct().sorted().toList();
    }

    /** Read when somebody asks: most mappings use none. */
    private RowShapes standard() {
        RowShapes known = standard;
        if (known == null) {
            known = new RowShapes();
            standard = known;
            for (DocumentCompiler document :
                    DocumentCompiler.read(new Packs().pack(STANDARD), RowShapes::isOurs)) {
                document.declareShapes(known);
            }
        }
        return known;
    }

    private static void isOurs(Problem problem) {
        throw new IllegalStateException("BUG: " + problem.render());
    }
}
