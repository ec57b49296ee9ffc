package io.kubeobject.simulator;

/**
 * One object in one of its states.
 *
 * @param path {@code namespace/name}, or the name alone: the order of lists
 * @param version resource version
 * @param text JSON without {@code kind} and {@code apiVersion}: these depend on the version asked
 *     for
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity alone
record Stored(String path, long version, Body text) {

    Stored(String path, long version, byte[] body) {
        this(path, version, Body.of(body));
    }

    byte[] body() {
        return text.bytes();
    }

    int size() {
        return text.size();
    }

    String namespace() {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    String name() {
        return path.substring(path.indexOf('/') + 1);
    }

    static String path(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
