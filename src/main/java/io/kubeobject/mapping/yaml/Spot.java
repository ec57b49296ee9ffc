package io.kubeobject.mapping.yaml;

/**
 * A place in a file.
 *
 * @param line from 0
 * @param column from 0, in code points
 */
record Spot(int line, int column) {}
