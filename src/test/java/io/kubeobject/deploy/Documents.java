package io.kubeobject.deploy;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** YAML files as plain trees, with paths into them. */
final class Documents {

    private Documents() {}

    static Object read(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }

    static List<Object> readAll(Path file) throws IOException {
        List<Object> documents = new ArrayList<>();
        new Yaml().loadAll(Files.readString(file)).forEach(documents::add);
        return documents;
    }

    static String write(Object tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(options).dump(tree);
    }

    /** Follows names of maps and indices of lists; fails where there is nothing. */
    static Object at(Object tree, Object... path) {
        Object node = tree;
        for (Object step : path) {
            node =
                    switch (node) {
                        case Map<?, ?> map -> map.get(step);
                        case List<?> list -> list.get((Integer) step);
                        case null, default -> null;
                    };
            if (node == null) {
                throw new AssertionError("nothing at " + List.of(path) + " (" + step + ")");
            }
        }
        return node;
    }
}
