package io.kubeobject.registry;

import java.util.ArrayList;
import java.util.List;

/** Credentials by the place that they are for. Safe for use by several threads. */
public interface Keyring {

    /** Holds nothing: every registry is asked without a name. */
    Keyring EMPTY = (_, _) -> List.of();

    /**
     * Every credential for a place, the most specific first. What cannot be had is told as a step,
     * and left out.
     *
     * @param place host, with its port, and repository: {@code docker.io/library/nginx}
     */
    List<Credential> find(String place, Steps steps) throws InterruptedException;

    /** All of {@code keyrings}, one after another, as the kubelet tries them. */
    static Keyring of(List<Keyring> keyrings) {
        List<Keyring> all = List.copyOf(keyrings);
        return (place, steps) -> {
            List<Credential> found = new ArrayList<>();
            for (Keyring keyring : all) {
                found.addAll(keyring.find(place, steps));
            }
            return found;
        };
    }
}
