package io.kubeobject.mapping.yaml;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A key that the user chose, and its value. */
record Member<K, T>(K key, ScalarNode keyNode, T value, Node valueNode) {}
