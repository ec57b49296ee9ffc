package io.kubeobject.registry;

import java.util.Locale;

/** The seven states of an image that metrics tell apart: exactly one holds. */
public enum Mode {
    AVAILABLE,
    ABSENT,
    BAD_IMAGE_FORMAT,
    REGISTRY_UNAVAILABLE,
    AUTHENTICATION_FAILURE,
    AUTHORIZATION_FAILURE,
    UNKNOWN_ERROR;

    /** As metric names have it: {@code bad_image_format}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
