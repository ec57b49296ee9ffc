package io.kubeobject.mapping;

/** How names of fields are spelt in names of metrics and labels. */
public enum NameStyle {
    /** As the API spells them: {@code observedGeneration}. */
    CAMEL_CASE,
    /** {@code observed_generation}, by the rule of kube-state-metrics. */
    SNAKE_CASE
}
