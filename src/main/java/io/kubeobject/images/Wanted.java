package io.kubeobject.images;

import static java.util.Objects.requireNonNull;

import io.kubeobject.derive.ImageRule.Checking;

/**
 * An image that somebody wants to pull. Two that are equal are looked for together.
 *
 * @param image as it stands in a container
 */
public record Wanted(String image, Puller puller, Checking checking) {

    public Wanted {
        requireNonNull(image, "image is null");
        requireNonNull(puller, "puller is null");
        requireNonNull(checking, "checking is null");
    }
}
