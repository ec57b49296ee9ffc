package io.kubeobject.images;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.registry.DockerConfig;
import io.kubeobject.registry.Keyring;
import io.kubeobject.registry.Steps;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The credentials that a pod brings along: the pull secrets that it names, else those of its
 * service account, as the admission of the API server fills them in. Safe for use by several
 * threads.
 */
public final class PullSecrets {

    private static final String JSON = ".dockerconfigjson";
    private static final String OLD = ".dockercfg";
    private static final FieldTrie DATA =
            FieldTrie.of(List.of("data", JSON)).union(FieldTrie.of(List.of("data", OLD)));
    private static final FieldTrie NAMES = FieldTrie.of(List.of("imagePullSecrets", "name"));

    private final NamedObjects objects;

    /** What prints begin with: nobody who sees one can try passwords until one fits. */
    private final byte[] salt = new byte[16];

    public PullSecrets(NamedObjects objects) {
        this.objects = objects;
        new SecureRandom().nextBytes(salt);
    }

    /**
     * Reads the secrets as they are now.
     *
     * @param named by the pod; may be empty
     * @param serviceAccount of the pod; empty for {@code default}
     * @param steps is told what cannot be had
     */
    public Wallet of(String namespace, List<String> named, String serviceAccount, Steps steps) {
        Reading reading = new Reading(namespace, steps);
        List<String> names = named;
        if (named.isEmpty()) {
            names = reading.ofAccount(serviceAccount.isEmpty() ? "default" : serviceAccount);
        }
        names.forEach(reading::add);
        return new Wallet(Keyring.of(reading.keyrings), reading.prints, reading.troubles);
    }

    /** One wallet that is being filled. */
    private final class Reading {

        private final String namespace;
        private final Steps steps;
        private final List<Keyring> keyrings = new ArrayList<>();
        private final List<String> prints = new ArrayList<>();
        private final Set<Wallet.Trouble> troubles = EnumSet.noneOf(Wallet.Trouble.class);

        Reading(String namespace, Steps steps) {
            this.namespace = namespace;
            this.steps = steps;
        }

        private void trouble(Wallet.Trouble trouble, String told) {
            troubles.add(trouble);
            steps.told("secrets", told);
        }

        List<String> ofAccount(String account) {
            String origin = "the service account " + namespace + "/" + account;
            Optional<Map<String, Object>> read = read("serviceaccounts", account, NAMES, origin);
            List<String> names = new ArrayList<>();
            for (Object entry : list(read.orElse(Map.of()))) {
                if (entry instanceof Map<?, ?> reference
                        && reference.get("name") instanceof String name) {
                    names.add(name);
                }
            }
            if (read.isPresent()) {
                steps.told("secrets", origin + " names " + (names.isEmpty() ? "none" : names));
            }
            return names;
        }

        void add(String name) {
            String origin = "the secret " + namespace + "/" + name;
            Optional<Map<String, Object>> secret = read("secrets", name, DATA, origin);
            if (secret.isPresent()) {
                try {
                    byte[] content = content(secret.get(), origin);
                    keyrings.add(DockerConfig.ofSecret(content, origin));
                    prints.add(print(content));
                } catch (IOException e) {
                    trouble(Wallet.Trouble.MALFORMED, String.valueOf(e.getMessage()));
                }
            }
        }

        /** Empty if there is no such object, or none that we may see. */
        private Optional<Map<String, Object>> read(
                String resource, String name, FieldTrie fields, String origin) {
            try {
                Optional<Map<String, Object>> found =
                        objects.find(resource, namespace, name, fields);
                if (found.isEmpty()) {
                    trouble(Wallet.Trouble.MISSING, origin + " does not exist");
                }
                return found;
            } catch (UnreadableException e) {
                Wallet.Trouble trouble =
                        switch (e.reason()) {
                            case FORBIDDEN -> Wallet.Trouble.FORBIDDEN;
                            case UNREACHABLE -> Wallet.Trouble.UNREACHABLE;
                        };
                trouble(trouble, origin + " cannot be read: " + e.getMessage());
                return Optional.empty();
            }
        }
    }

    private static List<?> list(Map<String, Object> account) {
        return account.get("imagePullSecrets") instanceof List<?> list ? list : List.of();
    }

    private static byte[] content(Map<String, Object> secret, String origin) throws IOException {
        if (secret.get("data") instanceof Map<?, ?> data) {
            for (String key : List.of(JSON, OLD)) {
                if (data.get(key) instanceof String text) {
                    try {
                        return Base64.getDecoder().decode(text);
                    } catch (IllegalArgumentException e) {
                        // Its message shows the character that is wrong, which is of the secret.
                        throw new IOException(origin + " has a " + key + " that is no base64");
                    }
                }
            }
        }
        throw new IOException(origin + " has neither " + JSON + " nor " + OLD);
    }

    private String print(byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update("\0".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("BUG: every Java has SHA-256", e);
        }
    }
}
