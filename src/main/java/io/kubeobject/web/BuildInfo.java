package io.kubeobject.web;

import static java.util.Objects.requireNonNull;

/**
 * Which program this is.
 *
 * @param version of the program
 * @param java version of the Java that runs it
 */
public record BuildInfo(String version, String java) {

    public BuildInfo {
        requireNonNull(version, "version is null");
        requireNonNull(java, "java is null");
    }
}
