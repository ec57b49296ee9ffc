package io.kubeobject.images;

import java.util.Map;

/**
 * What an {@link ImageDesk} does, in numbers.
 *
 * @param images that are looked for: each name once for every set of secrets
 * @param unchecked of them, those of which nothing is known yet
 * @param checks by what they came to, since the start
 * @param rateLimited by registry: checks that a limit of requests left open
 * @param troubles by kind: pods of which some pull secret is not there
 */
public record DeskReading(
        int images,
        int unchecked,
        Map<String, Long> checks,
        Map<String, Long> rateLimited,
        Map<Wallet.Trouble, Integer> troubles) {

    public DeskReading {
        checks = Map.copyOf(checks);
        rateLimited = Map.copyOf(rateLimited);
        troubles = Map.copyOf(troubles);
    }
}
