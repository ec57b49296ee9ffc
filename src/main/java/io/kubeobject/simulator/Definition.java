package io.kubeobject.simulator;

import io.kubeobject.object.Resource;
import io.kubeobject.simulator.ResourceType.Column;
import io.kubeobject.simulator.ResourceType.Custom;
import io.kubeobject.simulator.ResourceType.Names;
import io.kubeobject.simulator.ResourceType.Subresource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a CustomResourceDefinition defines.
 *
 * @param id {@code plural.group}
 * @param served its versions that are served, in the order of Kubernetes' version priority: stable
 *     before beta before alpha, the newest first
 */
record Definition(String id, List<ResourceType> served) {

    private static final Pattern VERSION = Pattern.compile("v(\\d+)(?:(alpha|beta)(\\d+))?");

    private static final List<String> VERBS =
            List.of(
                    "delete",
                    "deletecollection",
                    "get",
                    "list",
                    "patch",
                    "create",
                    "update",
                    "watch");

    /**
     * Reads a definition.
     *
     * @throws Refusal 422, if group, names or versions are missing
     */
    static Definition of(Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> spec = Json.child(object, "spec");
        Map<String, @Nullable Object> names = Json.child(spec, "names");
        String group = Json.text(spec, "group");
        String plural = Json.text(names, "plural");
        if (group.isEmpty() || plural.isEmpty() || Json.text(names, "kind").isEmpty()) {
            throw new Refusal(
                    422,
                    "Invalid",
                    "CustomResourceDefinition is invalid: spec.group, spec.names.plural and"
                            + " spec.names.kind are required",
                    null);
        }
        List<ResourceType> served = new ArrayList<>();
        for (Map<String, @Nullable Object> version : maps(spec.get("versions"))) {
            if (Boolean.TRUE.equals(version.get("served"))) {
                served.add(type(spec, names, version));
            }
        }
        served.sort(Comparator.comparing(ResourceType::version, Definition::compareVersions));
        return new Definition(plural + "." + group, List.copyOf(served));
    }

    private static ResourceType type(
            Map<String, @Nullable Object> spec,
            Map<String, @Nullable Object> names,
            Map<String, @Nullable Object> version) {
        String kind = Json.text(names, "kind");
        String singular = Json.text(names, "singular");
        return new ResourceType(
                new Resource(
                        Json.text(spec, "group"),
                        Json.text(version, "name"),
                        Json.text(names, "plural"),
                        kind,
                        Json.text(spec, "scope").equals("Namespaced")),
                new Names(
                        singular.isEmpty() ? kind.toLowerCase(Locale.ROOT) : singular,
                        texts(names.get("shortNames")),
                        texts(names.get("categories"))),
                VERBS,
                subresources(version, kind),
                new Custom(storageVersion(spec), selectable(version), columns(version)));
    }

    private static String storageVersion(Map<String, @Nullable Object> spec) {
        return maps(spec.get("versions")).stream()
                .filter(version -> Boolean.TRUE.equals(version.get("storage")))
                .map(version -> Json.text(version, "name"))
                .findFirst()
                .orElse("");
    }

    private static List<Subresource> subresources(
            Map<String, @Nullable Object> version, String kind) {
        Map<String, @Nullable Object> declared = Json.child(version, "subresources");
        List<String> verbs = List.of("get", "patch", "update");
        List<Subresource> subresources = new ArrayList<>();
        if (declared.containsKey("status")) {
            subresources.add(new Subresource("status", "", kind, verbs));
        }
        if (declared.containsKey("scale")) {
            subresources.add(new Subresource("scale", "autoscaling/v1", "Scale", verbs));
        }
        return subresources;
    }

    private static List<String> selectable(Map<String, @Nullable Object> version) {
        return maps(version.get("selectableFields")).stream()
                .map(field -> path(Json.text(field, "jsonPath")))
                .toList();
    }

    private static List<Column> columns(Map<String, @Nullable Object> version) {
        return maps(version.get("additionalPrinterColumns")).stream()
                .map(
                        column ->
                                new Column(
                                        Json.text(column, "name"),
                                        Json.text(column, "type"),
                                        path(Json.text(column, "jsonPath"))))
                .toList();
    }

    private static String path(String jsonPath) {
        return jsonPath.startsWith(".") ? jsonPath.substring(1) : jsonPath;
    }

    private static List<Map<String, @Nullable Object>> maps(@Nullable Object list) {
        List<Map<String, @Nullable Object>> maps = new ArrayList<>();
        if (list instanceof List<?> elements) {
            for (Object element : elements) {
                if (element instanceof Map<?, ?> map) {
                    maps.add(Json.cast(map));
                }
            }
        }
        return maps;
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> elements
                ? elements.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The better version first. */
    static int compareVersions(String a, String b) {
        Matcher first = VERSION.matcher(a);
        Matcher second = VERSION.matcher(b);
        if (!first.matches() || !second.matches()) {
            return a.compareTo(b);
        }
        int byStability = Integer.compare(stability(second.group(2)), stability(first.group(2)));
        if (byStability != 0) {
            return byStability;
        }
        int byMajor = Long.compare(number(second.group(1)), number(first.group(1)));
        return byMajor != 0
                ? byMajor
                : Long.compare(number(second.group(3)), number(first.group(3)));
    }

    private static int stability(@Nullable String word) {
        return word == null ? 2 : word.equals("beta") ? 1 : 0;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
