package io.kubeobject.mapping.yaml;

import static java.util.Objects.requireNonNull;

/**
 * The text of one mapping file.
 *
 * @param name as the user would name it, for messages: {@code mappings/pods.yaml}, {@code
 *     pack:flatten/deployments.yaml}
 * @param document name of its first document if that gives itself none: the path below the folder
 *     that was named, without the extension
 */
public record MappingSource(String name, String document, String text) {

    public MappingSource {
        requireNonNull(name, "name is null");
        requireNonNull(document, "document is null");
        requireNonNull(text, "text is null");
    }

    /** A file that was named by itself: its document is called as the file. */
    public MappingSource(String name, String text) {
        this(name, base(name), text);
    }

    /** What its path is relative to: the folder that was named, or {@code pack:}. */
    String folder() {
        int end = name.lastIndexOf(document);
        return end < 0 ? name : name.substring(0, end);
    }

    private static String base(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
