package io.kubeobject.simulator;

/** How much of its objects an answer tells. */
enum Form {
    /** All of it. */
    WHOLE,
    /** {@code PartialObjectMetadata}: the metadata alone (KEP-555). */
    METADATA;

    /**
     * The form that the client likes best.
     *
     * @throws Refusal 406, if there is none
     */
    static Form of(String accept) {
        for (Accept.Range range : Accept.parse(accept)) {
            if (!range.takesJson()) {
                continue;
            }
            String as = range.parameter("as");
            if (as.isEmpty()) {
                return WHOLE;
            }
            if (range.parameter("g").equals("meta.k8s.io")
                    && range.parameter("v").equals("v1")
                    && (as.equals("PartialObjectMetadata")
                            || as.equals("PartialObjectMetadataList"))) {
                return METADATA;
            }
        }
        throw Accept.refusal();
    }
}
