package io.kubeobject.mapping.yaml;

import org.yaml.snakeyaml.nodes.Node;

/**
 * One document of a file, as nodes.
 *
 * @param firstLine of the document within the file, from 0: marks of nodes count from there
 * @param name the document's, if it gives itself none
 */
record YamlDocument(SourceText text, int firstLine, String name, Node root) {}
