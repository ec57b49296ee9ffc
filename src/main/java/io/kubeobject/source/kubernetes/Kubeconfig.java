package io.kubeobject.source.kubernetes;

import io.kubernetes.client.util.KubeConfig;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kubeconfig files in use, merged as kubectl merges them: of entries with one name the first
 * file's counts, and so does the first {@code current-context}. Paths are relative to the file that
 * names them.
 *
 * @param origin the files, for messages
 * @param currentContext empty if no file names one
 * @param clusters by name, as are the others
 */
record Kubeconfig(
        String origin,
        String currentContext,
        Map<String, Map<String, Object>> clusters,
        Map<String, Map<String, Object>> contexts,
        Map<String, Map<String, Object>> users) {

    private static final List<String> CLUSTER_PATHS = List.of("certificate-authority");
    private static final List<String> USER_PATHS =
            List.of("client-certificate", "client-key", "tokenFile");

    /** The files to read, which exist; none if there is no kubeconfig. */
    static List<Path> files(AccessOptions options) throws AccessException {
        if (!options.kubeconfig().isEmpty()) {
            Path file = Path.of(options.kubeconfig());
            if (!Files.exists(file)) {
                throw new AccessException("kubeconfig " + file + ": no such file");
            }
            return List.of(file);
        }
        String variable = options.variable("KUBECONFIG");
        if (!variable.isEmpty()) {
            return Arrays.stream(variable.split(File.pathSeparator))
                    .filter(name -> !name.isEmpty())
                    .map(Path::of)
                    .filter(Files::exists)
                    .toList();
        }
        Path inHome = Path.of(options.variable("HOME"), ".kube", "config");
        return Files.exists(inHome) ? List.of(inHome) : List.of();
    }

    static Kubeconfig read(List<Path> files) throws AccessException {
        String current = "";
        Map<String, Map<String, Object>> clusters = new LinkedHashMap<>();
        Map<String, Map<String, Object>> contexts = new LinkedHashMap<>();
        Map<String, Map<String, Object>> users = new LinkedHashMap<>();
        for (Path file : files) {
            try (Reader reader = Files.newBufferedReader(file)) {
                KubeConfig config = KubeConfig.loadKubeConfig(reader);
                String own = Optional.ofNullable(config.getCurrentContext()).orElse("");
                current = current.isEmpty() ? own : current;
                add(config.getClusters(), "cluster", clusters, file);
                add(config.getContexts(), "context", contexts, file);
                add(config.getUsers(), "user", users, file);
            } catch (IOException e) {
                throw new AccessException(
                        "kubeconfig %s cannot be read: %s".formatted(file, Sentence.of(e)), e);
            } catch (MarkedYAMLException e) {
                throw new AccessException(
                        "%s is not YAML: line %d: %s"
                                .formatted(file, e.getProblemMark().getLine() + 1, e.getProblem()),
                        e);
            } catch (RuntimeException e) {
                // What client-java throws at YAML of another shape names its own classes.
                throw new AccessException(
                        file
                                + " is not a kubeconfig: expected a map with the text"
                                + " current-context and the lists clusters, contexts and users",
                        e);
            }
        }
        String origin = String.join(", ", files.stream().map(Path::toString).toList());
        return new Kubeconfig(origin, current, clusters, contexts, users);
    }

    private static void add(
            @Nullable List<?> entries,
            String what,
            Map<String, Map<String, Object>> all,
            Path file) {
        if (entries == null) {
            return;
        }
        for (Object entry : entries) {
            Map<String, Object> named = map(entry);
            Map<String, Object> content = new LinkedHashMap<>(map(named.get(what)));
            CLUSTER_PATHS.forEach(field -> resolve(content, field, file));
            USER_PATHS.forEach(field -> resolve(content, field, file));
            if (content.get("exec") instanceof Map<?, ?> exec) {
                Map<String, Object> resolved = new LinkedHashMap<>(map(exec));
                if (text(resolved, "command").contains("/")) {
                    resolve(resolved, "command", file);
                }
                content.put("exec", resolved);
            }
            all.putIfAbsent(text(named, "name"), content);
        }
    }

    private static void resolve(Map<String, Object> content, String field, Path file) {
        String path = text(content, field);
        if (!path.isEmpty()) {
            content.put(field, file.toAbsolutePath().resolveSibling(path).normalize().toString());
        }
    }

    /** The context to use: the one that is named, else the current one. */
    Map<String, Object> context(String named) throws AccessException {
        String name = named.isEmpty() ? currentContext : named;
        if (name.isEmpty()) {
            throw new AccessException(
                    contexts.isEmpty()
                            ? "kubeconfig %s has no contexts".formatted(origin)
                            : "kubeconfig %s has no current-context; choose one with --context: %s"
                                    .formatted(origin, names(contexts)));
        }
        return entry(contexts, "context", name);
    }

    Map<String, Object> cluster(String name) throws AccessException {
        return entry(clusters, "cluster", name);
    }

    /** Credentials of a context; none where it names no user. */
    Map<String, Object> user(String name) throws AccessException {
        return name.isEmpty() ? Map.of() : entry(users, "user", name);
    }

    private Map<String, Object> entry(
            Map<String, Map<String, Object>> entries, String what, String name)
            throws AccessException {
        Map<String, Object> entry = entries.get(name);
        if (entry == null) {
            throw new AccessException(
                    "kubeconfig %s has no %s \"%s\"; it has %s"
                            .formatted(origin, what, name, names(entries)));
        }
        return entry;
    }

    private static String names(Map<String, ?> entries) {
        return entries.isEmpty() ? "none" : String.join(", ", entries.keySet());
    }

    /** A YAML mapping with names for keys; empty for anything else. */
    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> source) {
            source.forEach(
                    (key, element) -> {
                        if (element != null) {
                            map.put(String.valueOf(key), element);
                        }
                    });
        }
        return map;
    }

    static String text(Map<String, Object> map, String field) {
        return map.get(field) instanceof String text ? text : "";
    }

    /** A copy in the form that client-java's plugins take. */
    static ArrayList<Object> asList(String name, String what, Map<String, Object> content) {
        return new ArrayList<>(List.of(new LinkedHashMap<>(Map.of("name", name, what, content))));
    }
}
