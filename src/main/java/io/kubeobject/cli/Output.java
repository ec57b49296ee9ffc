package io.kubeobject.cli;

/** How a command prints what it found; values of {@code --output}. */
enum Output {
    TEXT,
    JSON
}
