package io.kubeobject.simulator;

import java.util.List;

/**
 * The objects of a resource at one resource version.
 *
 * @param objects by path
 */
record Snapshot(long version, List<Stored> objects) {

    /** Index of the first object whose path is not before {@code path}. */
    int seek(String path) {
        int low = 0;
        int high = objects.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (objects.get(middle).path().compareTo(path) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
