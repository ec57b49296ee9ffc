package io.kubeobject.simulator;

/**
 * One object in one of its states. The bytes are shared by everyone who serves it; nobody changes
 * them.
 *
 * @param path {@code namespace/name}, or the name alone: the order of lists
 * @param version resource version
 * @param body JSON without {@code kind} and {@code apiVersion}: these depend on the version asked
 *     for
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity alone
record Stored(String path, long version, byte[] body) {

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
