package io.kubeobject.images;

import static java.util.Objects.requireNonNull;

import io.kubeobject.registry.Keyring;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a pod brings along to open registries.
 *
 * @param keyring its credentials
 * @param prints what tells contents apart, one for each secret: wallets of equal prints open the
 *     same, whichever namespace they are of; the contents cannot be found out by them
 * @param troubles what kept secrets from being read
 */
public record Wallet(Keyring keyring, List<String> prints, Set<Trouble> troubles) {

    /** Opens nothing. */
    static final Wallet EMPTY = new Wallet(Keyring.EMPTY, List.of(), Set.of());

    /** Why a secret is not in a wallet. */
    public enum Trouble {
        /** The role does not allow to read it. */
        FORBIDDEN,
        /** There is no such secret or service account. */
        MISSING,
        /** It holds no docker configuration. */
        MALFORMED,
        /** The API server gives no answer. */
        UNREACHABLE;

        /** As metrics name it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Wallet {
        requireNonNull(keyring, "keyring is null");
        prints = List.copyOf(prints);
        troubles = Set.copyOf(troubles);
    }

    /** Shows nothing of what is in it. */
    @Override
    public String toString() {
        return "a wallet of " + prints.size() + " secrets";
    }
}
