package io.kubeobject.simulator;

import io.kubeobject.object.Resource;
import io.kubeobject.simulator.ResourceType.Names;
import io.kubeobject.simulator.ResourceType.Subresource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads {@code resources.tsv}, the resources that a cluster serves before any CRD. */
final class ResourceTable {

    private static final Map<Character, String> VERBS =
            Map.of(
                    'c', "create",
                    'd', "delete",
                    'D', "deletecollection",
                    'g', "get",
                    'l', "list",
                    'p', "patch",
                    'u', "update",
                    'w', "watch");

    private ResourceTable() {}

    static List<ResourceType> builtIn() {
        try (InputStream in = ResourceTable.class.getResourceAsStream("resources.tsv")) {
            if (in == null) {
                throw new IllegalStateException("BUG: resources.tsv is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(ResourceTable::type)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResourceType type(String line) {
        String[] cell = line.split("\t", -1);
        String group = cell[0].equals("-") ? "" : cell[0];
        return new ResourceType(
                new Resource(group, cell[1], cell[2], cell[4], cell[5].equals("N")),
                new Names(cell[3], list(cell[7], ","), list(cell[8], ",")),
                verbs(cell[6]),
                list(cell[9], " ").stream().map(ResourceTable::subresource).toList(),
                null);
    }

    /** {@code scale=autoscaling/v1/Scale:gpu}. */
    private static Subresource subresource(String text) {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':');
        String kind = text.substring(equals + 1, colon);
        int slash = kind.lastIndexOf('/');
        return new Subresource(
                text.substring(0, equals),
                slash < 0 ? "" : kind.substring(0, slash),
                kind.substring(slash + 1),
                verbs(text.substring(colon + 1)));
    }

    private static List<String> verbs(String codes) {
        return codes.chars().mapToObj(c -> VERBS.getOrDefault((char) c, "")).sorted().toList();
    }

    private static List<String> list(String cell, String separator) {
        return cell.equals("-") ? List.of() : Arrays.asList(cell.split(separator));
    }
}
