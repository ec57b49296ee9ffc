package io.kubeobject.registry;

/** Is told what a check does, as it does it. Never gets anything secret. */
@FunctionalInterface
public interface Steps {

    /** Tells nobody. */
    Steps SILENT = (_, _) -> {};

    /**
     * One step.
     *
     * @param what one word: {@code request}
     * @param detail the rest of the sentence
     */
    void told(String what, String detail);
}
