package io.kubeobject.mapping.yaml;

/** How bad a problem is. */
public enum Severity {
    /** The document does not run. */
    ERROR,
    /** The document runs, and may not do what its author thinks. */
    WARNING
}
