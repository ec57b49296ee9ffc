package io.kubeobject.images;

import io.kubeobject.images.Wallet.Trouble;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The wallets of those who pull, read again once in a while: several images of one pod cost one
 * look at its secrets. Safe for use by several threads.
 */
final class Wallets {

    private static final System.Logger LOG = System.getLogger(Wallets.class.getName());

    /** How old a wallet may be that is used. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** How long one is remembered that nobody uses. */
    private static final Duration KEPT = Duration.ofMinutes(30);

    /** Lines of the log about secrets that cannot be read: after so many, everyone has got it. */
    private static final int MOST_WARNINGS = 100;

    private record Read(FutureTask<Wallet> wallet, Instant at) {}

    private final PullSecrets secrets;
    private final InstantSource clock;
    private final Map<Puller, Read> read = new ConcurrentHashMap<>();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    Wallets(PullSecrets secrets, InstantSource clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What a puller has now, or had a moment ago. */
    Wallet of(Puller puller) throws InterruptedException {
        Instant now = clock.instant();
        Read current =
                read.compute(
                        puller,
                        (_, known) ->
                                known != null && known.at().plus(FRESH).isAfter(now)
                                        ? known
                                        : new Read(new FutureTask<>(() -> look(puller)), now));
        current.wallet().run(); // only the first one does it, and the others wait below
        try {
            return current.wallet().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("BUG: pull secrets cannot be looked at", e);
        }
    }

    private Wallet look(Puller puller) {
        List<String> told = new ArrayList<>();
        Wallet wallet =
                secrets.of(
                        puller.namespace(),
                        puller.pullSecrets(),
                        puller.serviceAccount(),
                        (_, detail) -> told.add(detail));
        if (!wallet.troubles().isEmpty()) {
            told.forEach(this::warn);
        }
        return wallet;
    }

    private void warn(String detail) {
        if (warned.size() < MOST_WARNINGS && warned.add(detail)) {
            LOG.log(Level.WARNING, detail + ": images that need it cannot be looked for");
        }
    }

    /** Has the secrets read anew at the next look: they did not open what they should. */
    void doubt(Puller puller) {
        read.remove(puller);
    }

    /** How many of those who pull have a trouble. */
    Map<Trouble, Integer> troubles() {
        Instant old = clock.instant().minus(KEPT);
        read.values().removeIf(known -> known.at().isBefore(old));
        Map<Trouble, Integer> troubles = new EnumMap<>(Trouble.class);
        for (Trouble trouble : Trouble.values()) {
            troubles.put(trouble, 0);
        }
        for (Read known : read.values()) {
            if (known.wallet().state() == FutureTask.State.SUCCESS) {
                known.wallet()
                        .resultNow()
                        .troubles()
                        .forEach(trouble -> troubles.merge(trouble, 1, Integer::sum));
            }
        }
        return troubles;
    }
}
