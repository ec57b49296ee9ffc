package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

/** A name for what is used more than once. */
public record Let(Variable variable, Term term) {

    public Let {
        requireNonNull(variable, "variable is null");
        requireNonNull(term, "term is null");
    }
}
