package io.kubeobject.config;

import java.util.List;

/** A command line or an environment that cannot be: everything that is wrong with it. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public UsageException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence each, for the user; at least one. */
    public List<String> problems() {
        return problems;
    }
}
